"""How a report is made: in a process of its own, within limits of time and memory, and watched."""
