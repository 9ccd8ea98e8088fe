"""The ranking: judged questions as features and labels, and the training of the weights on them."""
