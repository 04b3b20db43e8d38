"""The catalogue of mistakes that people make in the links of the chain; one module for each link."""

from autograder.core.misconceptions.average import AVERAGE
from autograder.core.misconceptions.back import BACK
from autograder.core.misconceptions.conduct import CONDUCT, SHAPE
from autograder.core.misconceptions.family import Constant, Family, Member
from autograder.core.misconceptions.first_link import FIRST_LINK
from autograder.core.misconceptions.forward import FORWARD
from autograder.core.misconceptions.last_link import LAST_LINK
from autograder.core.misconceptions.middle_link import MIDDLE_LINK
from autograder.core.misconceptions.misconception import Catalogue, Misconception, Partial
from autograder.core.misconceptions.one_activation import ONE_ACTIVATION
from autograder.core.misconceptions.placed import Placed
from autograder.core.misconceptions.product import PRODUCT
from autograder.core.misconceptions.quotients import QUOTIENTS

CATALOGUE = Catalogue(
    (
        *FORWARD,
        *FIRST_LINK,
        *MIDDLE_LINK,
        *ONE_ACTIVATION,
        *LAST_LINK,
        *PRODUCT,
        *BACK,
        *QUOTIENTS,
        *AVERAGE,
        *CONDUCT,
        *SHAPE,
    )
)

__all__ = ["CATALOGUE", "Catalogue", "Constant", "Family", "Member", "Misconception", "Partial", "Placed"]
