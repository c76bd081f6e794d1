"""For all tests: what the way in which a suite was started must not change."""

import signal

from hypothesis import settings

# No example of Hypothesis is judged by its time, as the machine may be busy.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# A suite that a script has put into the background inherits that Ctrl-C is ignored, and so would all that it starts.
for _number, _usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, _usual)
