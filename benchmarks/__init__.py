"""Measurements, run on demand by `./suivi bench`; never timed tests."""
