"""Who somebody is: signing in, sessions, and the actor of a request."""
