"""The command palette; `matching`, `readings` and `lexicon` know no Qt."""
