"""What the method says, read from text files and checked before anything uses it."""
