"""The made-up reports of the tests of the web application, one of them hostile, and a visitor of it."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.testclient import TestClient

HOSTILE = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">'\"&lt;"
FIRST = (
    "Le maire de Lyon, Paul Dubreuil, a affirmé lundi que le pont rouvrirait en mars.\n\n"
    "« Rien n’est décidé », a répondu la préfète, Anne Vasseur. Elle a démenti mardi que les travaux soient finis.\n\n"
    "Selon un rapport cité par Paul Dubreuil, le pont « tient bon ». Anne Vasseur s’est rendue à Lille jeudi."
)
SECOND = FIRST.replace("en mars", "en juin") + "\n\nPaul Dubreuil craint que la Saône ne déborde."
COPY = FIRST.replace("lundi", "hier")
OTHER = "Des habitants de Lille demandent que le maire démissionne. Selon eux, Paul Dubreuil ment."
CLAIM = "Le ministre Jo Marsan affirme que la centrale de Tournel sera fermée en juin."
DENIAL = "La maire Zoé Quillan dément que la centrale de Tournel sera fermée en juin."
REPORTS = (
    (FIRST, "Le pont de Lyon", "L’Écho", "2023-05", "https://echo.example/pont"),
    (SECOND, "Le pont de Lyon", "L’Écho", "2023-05", "https://echo.example/pont"),
    (COPY, "Un pont à Lyon", "Le Courrier", "2023-05", None),
    (OTHER, None, None, "2023-06-02", None),
    (CLAIM, "La centrale", "L’Écho", "2023-06-01", None),
    (DENIAL, "La centrale (2)", "Le Courrier", "2023-06-02", None),
    (
        f"« {HOSTILE} », affirme {HOSTILE} Jean {HOSTILE}. Selon Jean Valdor, « {HOSTILE} ».",
        HOSTILE,
        HOSTILE,
        "2023",
        None,
    ),
)


@dataclass
class Visitor:
    """A browser without a screen: sends forms as the pages do, with the token of its session."""

    client: TestClient

    def get(self, path: str, status: int = 200) -> str:
        answer = self.client.get(path)
        assert answer.status_code == status, answer.text[:2000]
        return answer.text

    def send(self, path: str, status: int = 303, files: object = None, **fields: object) -> str:
        csrf = self.get("/add").partition('name="csrf" content="')[2].partition('"')[0]
        answer = self.client.post(f"{path}?csrf={csrf}", data=fields, files=files)  # type: ignore[arg-type]
        assert answer.status_code == status, answer.text[:2000]
        return answer.headers.get("location", answer.text)
