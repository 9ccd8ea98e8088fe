"""The rights people have in their data: to take it with them, and to have it deleted. Plain functions on a session."""
