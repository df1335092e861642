"""The contract of `rooms.ports.Log`."""
