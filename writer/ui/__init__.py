"""Qt Widgets: what people see and press."""
