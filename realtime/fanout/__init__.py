"""Fan-out: what became so, to every socket that may see it, on every process."""
