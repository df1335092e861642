"""The whiteboard: pages of elements, each with an owner, changed by whole operations."""
