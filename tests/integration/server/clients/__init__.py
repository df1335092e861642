"""Standard Socket.IO clients as they are published, and the network between them and a server."""
