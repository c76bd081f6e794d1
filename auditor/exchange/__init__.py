"""Words of the formats in which results are exchanged: EARL for evaluations, SARIF for code scanning."""
