"""The parts of the command `riwaya`: its options, what it reads, what it writes, and verbs with verbs of their own."""
