"""Rows turned into files, and files into calls of services: nothing here yet."""
