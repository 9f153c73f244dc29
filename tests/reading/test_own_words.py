"""The stance that the words themselves have, where their cue only tells that they were said."""

from __future__ import annotations

import pytest

from .conftest import Read

CASES = [
    ("what has to be done is wanted", "« Il faut rouvrir le bac », a déclaré Lea Roth.", "wants"),
    ("so is what somebody must do", "« La région doit payer les digues », a lancé Lea Roth.", "wants"),
    ("what is urgent too", "« Il est urgent de curer le canal », a ajouté Lea Roth.", "wants"),
    ("and what the speaker asks for", "« Nous demandons que le bac revienne », a lancé Lea Roth.", "wants"),
    ("an order is a wish", "« Ouvrez le bac aux pêcheurs », a lancé Lea Roth.", "wants"),
    ("a remark is none", "« Il faut dire que le bac prend l'eau », a expliqué Lea Roth.", "affirms"),
    ("nor is what somebody only wants to say", "« Je veux redire que le bac coule », a déclaré Lea Roth.", "affirms"),
    ("nor an exclamation", "« Voyez, le bac coule », a lancé Lea Roth.", "affirms"),
    ("what the speaker will do is promised", "« Dès lundi, nous fermerons le canal », a déclaré Lea Roth.", "promises"),
    ("what the speaker will learn is not", "« Nous saurons lundi », a déclaré Lea Roth.", "affirms"),
    ("a hope is held", "« J'espère que le bac tiendra », a déclaré Lea Roth.", "believes"),
    ("to say that one thinks so is to say so", "« Je crois que le bac tiendra », a déclaré Lea Roth.", "affirms"),
    ("what one says one wishes is wanted", "Lea Roth a indiqué qu'elle souhaitait un nouveau bac.", "wants"),
    ("what one has wished is told", "Lea Roth a indiqué qu'elle avait demandé un nouveau bac.", "affirms"),
    ("a wish of one's own, named", "Lea Roth a fait part de son souhait de vendre le bac.", "wants"),
    ("another's engagement is no promise", "Lea Roth dénonce son engagement auprès des pêcheurs.", "affirms"),
    ("what a body announces to do it promises", "La régie a annoncé vendre le bac.", "promises"),
    ("also where it is a noun", "La régie a annoncé la suppression du bac.", "promises"),
    ("what came to pass is told", "La régie a annoncé le naufrage du bac.", "affirms"),
    ("what is announced to be done", "La régie a annoncé que le bac serait vendu.", "promises"),
    ("what is said to have been done", "Le journal a annoncé que le bac aurait coulé.", "affirms"),
    ("what will be so is no act", "La régie a annoncé que le lac sera haut.", "affirms"),
    ("that nothing will be done is assured", "La régie a assuré qu'aucune grue n'entrerait au port.", "promises"),
    ("what has been told is not announced again", "La régie a annoncé cette mesure lundi.", "affirms"),
    ("how it will not be done is no promise", "La régie assure que ce n'est pas ainsi que le bac rouvrira.", "denies"),
    ("nor is a question a wish", "« Faut-il rouvrir le bac ? La question est posée », a déclaré Lea Roth.", "affirms"),
    ("to tell what one thinks is to tell it", "Lea Roth a indiqué qu'elle pensait que le bac tiendrait.", "affirms"),
    ("what somebody intends they promise", "La régie compte vendre le bac.", "promises"),
    ("what one feels is told", "Lea Roth s'est dite très surprise.", "affirms"),
    ("what one thinks is held", "Lea Roth s'est dite optimiste.", "believes"),
    ("without a cue the words decide", "Lea Roth a vu le bac. « Il faut le rouvrir dès demain matin. »", "wants"),
    ("what follows a short remark may be wanted", "« Le lac monte. Il faut évacuer », a lancé Lea Roth.", "wants"),
    ("or promised", "« J'ai lu la lettre et je recevrai les voisins », a déclaré Lea Roth.", "promises"),
    ("what is feared by several words", "« Nous avons peur pour les moutons », a confié Lea Roth.", "fears"),
    ("what one says would have to be done", "Lea Roth a répété qu'il faudrait curer le canal.", "wants"),
    ("a no that opens an answer denies", "« Non, jamais. J'ai ma conscience », a répondu Lea Roth.", "denies"),
    ("so does calling a thing false", "« C'est faux, le lac a baissé », a répondu Lea Roth.", "denies"),
    ("what one regrets is so", "Lea Roth regrette que le syndic ne soit pas venu.", "affirms"),
    ("what is so no longer was so", "« Le club n'a plus de barque », a expliqué Lea Roth.", "affirms"),
    ("what will be so no longer is denied", "Lea Roth affirme que le club ne paiera plus personne.", "denies"),
    (
        "a condition that fails is no denial",
        "« Si le vent ne tombe pas, le bac restera à quai », a dit Lea Roth.",
        "affirms",
    ),
    ("nor is what nobody should do", "« On ne peut pas rire de la digue », a insisté Lea Roth.", "affirms"),
]


@pytest.mark.parametrize(("law", "text", "stance"), CASES, ids=[case[0] for case in CASES])
def test_the_words_tell_the_stance(read: Read, law: str, text: str, stance: str) -> None:
    assert read(text).statements[0].stance == stance, law
