"""Growth: how well students do by skill and by article, over time, and whether that can be said at all."""
