"""The Socket.IO namespaces: parsing hostile frames, and handing them to the rooms."""
