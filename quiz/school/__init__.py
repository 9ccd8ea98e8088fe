"""Classes and their students: plain functions on a session, which know no page; the caller commits."""
