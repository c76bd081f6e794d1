"""From stored findings to scores: page access, barrier rates with intervals, the site score, criterion statuses.

Pure functions; the method, its reasons and its limits are in docs/method.md. Constants come from
`auditor.standards.scoring()`. What is counted is what is wrong: elements that are right buy nothing.
"""

from auditor.score.criteria import CriterionStatus, criterion_status
from auditor.score.page import CheckResult, PageFindings, has_harm, instance_exponent, page_access
from auditor.score.site import PopulationScore, SiteScore, band, score_site, site_value
from auditor.score.strata import Stratum, StratumCount, barrier_rate, mean_access, stratify

__all__ = [
    "CheckResult",
    "CriterionStatus",
    "PageFindings",
    "PopulationScore",
    "SiteScore",
    "Stratum",
    "StratumCount",
    "band",
    "barrier_rate",
    "criterion_status",
    "has_harm",
    "instance_exponent",
    "mean_access",
    "page_access",
    "score_site",
    "site_value",
    "stratify",
]
