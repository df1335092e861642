"""Tests that read and write files, or talk to a real database."""
