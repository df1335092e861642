"""The protocol: one closed pydantic model for everything on the wire, and what is made from them.

Commands, facts and signals are those of `rooms`; here stand the frames that carry them over
Socket.IO (`frames`), the bodies of HTTP (`http`), and the documents generated from all of it:
JSON Schema, AsyncAPI (`asyncapi`), and the client's types (`typescript`).
"""
