"""Bringing problems in: our own bank, the native format, and the formats of others."""
