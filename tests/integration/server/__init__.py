"""The whole server over a real socket and a real PostgreSQL, as browsers and attackers meet it."""
