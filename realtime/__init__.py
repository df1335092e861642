"""The server: what a client talks to, and the only place that wires things together."""
