"""Step « Convocation »: who is convened and how, what came back, the quorum to expect, what to send again."""
