"""The review panel: what streams, what changed, what to keep."""
