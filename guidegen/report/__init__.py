"""Results in words: for a curator's eyes, for programs (JSON) and for CI; nothing else formats messages."""
