"""Carrying out what moderators decide."""
