"""Measuring what comes of the tasks: cases in, outcomes and figures out."""
