"""The first screen: better-profanity over maths-masked text."""

from better_profanity import profanity

from rooms.ports import Finding, Screening, Utterance

profanity.load_censor_words()


class FirstScreen:
    """`rooms.ports.Screen`."""

    async def judge(self, utterance: Utterance) -> Screening:
        """As the port says."""
        if profanity.contains_profanity(utterance.text):
            return Screening(Finding.HOLD, "profanity")
        return Screening(Finding.PASS)
