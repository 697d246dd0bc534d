import pytest

from repocheck.extractor.relation.citations import Citations


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("For all steps see our GitHub repository [47].", {"47"}),
        ("Our code is publicly available on GitHub [@tinynet].", {"tinynet"}),
        ("Our software package~\\citep{tinynet} maps waves.", {"tinynet"}),
        ("Our code builds on TinyNet [47].", set()),
        ("Their GitHub repository [47] has more.", set()),
        ("Our code is fast. Others [47] are slow.", set()),
        ("The source code is available [47].", {"47"}),
        ("The complete software has been archived at Zenodo [47].", {"47"}),
        ("The code of TinyNet is available [47].", set()),
        ("The code is faster than others [47].", set()),
        ("Both were merged in a newly made C# repository [47].", set()),
        ("We have implemented and open-sourced TinyNet [13] on top of much.", {"13"}),
        ("The code to reproduce the waves is available at GitHub \\cite{own-code}.", {"own-code"}),
        ("We make our harness and all results publicly available² [39].", {"39"}),
        ("We use their released code [12].", set()),
        ("The library is freely available online under the MIT license [12].", {"12"}),
        ("We release the sorter as open hardware [8].", {"8"}),
        ("We release the sorter based on gulls [8].", set()),
        (
            "Notably, @berg_2024 give a variant, with an implementation available on GitHub [@bergcode].",
            set(),
        ),
        ("\\citet{berg} give a variant, with their code available on GitHub \\cite{bergcode}.", set()),
        ("We also present a desktop application named TinyNet\\cite{tinynet} that does it.", {"tinynet"}),
        ("We introduce the parcel simulator \\textit{TinyNet} [47].", {"47"}),
        ("We propose a tool for TinyNet [47].", set()),
        (
            "All scripts are available on GitHub: \\href{https://a.b/c}{https://a.b/c}~\\cite{tinynet}.",
            {"tinynet"},
        ),
        (
            "\\item using a sorter. \\end{itemize} All scripts are available on GitHub \\cite{tinynet}.",
            {"tinynet"},
        ),
        ("Tiny, A. The code is available from: https://a.b/c. [47] Berg, B. Tides.", set()),
        ("It is the Python counterpart of the Fortran code in [@tinynet].", set()),
        ("We compare with the simulator TinyNet [47].", set()),
        ("As Berg et al. say, our code is available on GitHub [@tinynet].", {"tinynet"}),
    ],
)
def test_references_that_the_paper_calls_its_own_code(text, cited):
    assert Citations((text,)).own == cited
