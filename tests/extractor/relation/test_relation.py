import pytest

from repocheck.extractor import extract_links
from repocheck.extractor.relation.relation import relation_of
from repocheck.models import Relation

URL = "https://github.com/o/n"
OWN = f"""
Code: {URL}.
Code, data, and figures: {URL}.
All code and data necessary to reproduce our results: {URL}
Code is available at {URL}.
Codes and models are available at {URL}
The code and the model weights are available at {URL}.
Our code will soon be publicly available at {URL}.
All the source code is publicly available on Github: {URL}.
We release our code at {URL}.
We open-source the training framework ({URL}).
Finally, we open source all models and data at {URL} to foster research.
We make our implementation publicly available ({URL}).
Source code can be found at {URL}.
The source code for our experiments is at {URL}.
Project page: {URL}
Our project page is {URL}.
An implementation is available at {URL}.
The implementation of our method is available at {URL}.
Code, data, and checkpoints have been released at {URL}.
The dataset and code are released under an MIT licence at {URL}.
Code available at {URL}
Github: {URL}
GitHub repo: {URL}
See {URL} for our code.
See {URL} for code and data.
{URL} contains our code and models.
We provide code at {URL}.
We provide a PyTorch implementation at {URL}.
We have released our code based on PyTorch, together with the weights, at {URL}.
Our code, built on nanoGPT, is available at {URL}.
Our code is based on PyTorch and available at {URL}.
We build on diffusers, and our code is available at {URL}.
The benchmark is publicly available at {URL}.
Our toolkit, TinyKit, is open-sourced at {URL}.
TinyKit is open-sourced at {URL}.
Code and demos are in {URL}.
The code to reproduce our experiments is available at {URL}
To facilitate future research, we publish the code at {URL}.
The official implementation of this paper is available at {URL}.
Code for this paper: {URL}
Training scripts live at {URL}.
Data and code: {URL}
You can find our code here: {URL}
Please see our GitHub repository {URL} for details.
A reference implementation (code at {URL}) is given.
The models and library are released here ({URL}).
Model weights and code are hosted on GitHub ({URL}).
Our open-source kernels and the library are released here to boost research: {URL}
Code will be available at {URL}.
We introduce TinyKit ({URL}), a library for pruning.
This is the official implementation of TinyKit ({URL}).
Resources are available at url{{{URL}}}.
The tutorial and the source code of TinyKit are available on GitHub ({URL}).
The code is available at available at {URL}.
See {URL} for our code, which builds on much.
Our fork of TinyKit is available at {URL}.
The sources of our development are available online.\\footnote{{{URL}}}
Results show that our framework, TinyKit\\footnote{{{URL}}}, improves much.
We do not release the model, but the code is available at {URL}.
Official implementation: {URL}
Availability: {URL}
Availability and implementation: TinyKit is available at {URL}.
All code ({URL}) and results are public.
23 pages, 7 figures; code at {URL}
We outperform all baselines; code: {URL}
Der Quellcode ist unter {URL} frei verfügbar.
Unsere Implementierung ist auf GitHub verfügbar: {URL}
The dataset is publicly available at {URL}, with a continuously updated leaderboard.
This repo is the official PyTorch implementation of [TinyNet](https://arxiv.org/abs/2401.00001): {URL}
TinyKit is built with care and is open source: {URL}
\\thanks{{Code available at {URL}}}
\\href{{{URL}}}{{Our code}} is publicly available.
We release TinyKit (\\href{{{URL}}}{{code}}).
Our implementation of TinyNet is built on PyTorch, see our page {URL}
Der vollständige Quellcode ist auf GitHub zu finden: {URL}
Die Implementierung ist verfügbar unter {URL}.
演示视频和代码可在{URL} 上获取。
TinyNet is implemented in PyTorch and available at {URL}.
The method is based on nanoGPT and can be accessed at {URL}.
We thank the reviewers; code is available at {URL}.
Code und Daten sind unter {URL} verfügbar.
Der Programmcode steht auf {URL} zum Download bereit.
We've open-sourced TinyServe at {URL}.
Our tool can be installed from {URL}.
We name it TinyFlow and release it to the community ({URL}).
v2: added link to code ({URL})
The code for reproducing all results will be uploaded to {URL}.
We introduce the TinySim simulator ({URL}).
We propose TinyNet, whose code is available at {URL}.
TinyNet is publicly available ({URL}).
The official PyTorch implementation is at {URL}.
Tool available: {URL}
The code can be retrieved at {URL}.
- Code {URL}
Our fork of the TinySim simulator ({URL}) adds rain.
TinyNet ({URL}) is a library that we maintain.
TinyNet ({URL}) is our library.
Our simulator, whose source code is available at {URL}, is fast.
TinyNet is available as open source.\\footnote{{{URL}}}
Siehe {URL} für den Quellcode.
程式碼: {URL}
代码已开源: {URL}
The analysis can be reproduced from {URL}.
Readers may find the scripts behind each figure under {URL}.
代码见{URL}
我们的代码发布在 {URL}
All scripts and files needed to redo the figures live in a public repository ({URL}).
TinyNet (this work; {URL})
TinyNet\\footnote{{{URL}}} is a Python code that we developed for waves.
The replication files for all tables are at {URL}.
Data sharing: analytic code has been deposited at {URL}.
Everything required to replicate our estimates is found here: {URL}
For the implementation, see {URL}
For the benefit of all, we have placed the simulator we wrote at {URL}.
We wrote the procedure in Rust and published it as an open-source package ({URL}).
Scripts implementing analyses using each of these tools are available at {URL}.
The code is based on TinyTune, and anonymous code is at {URL}.
All data as well as scripts are in the associated GitHub repository {URL}
El código fuente está disponible en {URL}.
Notre implémentation est disponible à l'adresse {URL}.
O código-fonte foi publicado em {URL}.
"""
THIRD = f"""
We initialise the encoder with weights from {URL}.
The sampler of Reed (2018) can be downloaded from {URL}.
The instances were solved with TinySat by Lee, available at {URL}.
Lee gave an independent proof; his program is at {URL}.
The models of the robot were made public by its designers ({URL}).
Installation requires tinylib, which must be compiled from {URL}.
Errors were computed with the `wildwave` command ({URL}).
The reader may consult {URL} for an overview.
Se utilizó la herramienta tinylib, disponible en {URL}.
Nous avons utilisé la bibliothèque tinylib ({URL}).
Experiments use the Foo library ({URL}).
The dataset of Smith et al. is at {URL}.
Notably, our method has been adopted by the Z-Image ( {URL} ) project to develop a model.
It was merged into the Heron ( {URL} ) toolkit last spring.
We build on {URL}.
Our code is based on {URL}.
Our implementation builds upon the nanoGPT repository ({URL}).
We use the implementation of [12] ({URL}).
We use the code available at {URL}.
We use the official code released by the authors ({URL}).
We compare against the baseline code at {URL}.
We thank the authors of {URL}'s tokenizer.
This repository is adapted from {URL}.
Forked from {URL}.
Our model was implemented using the Transformers library ({URL}).
We evaluate on the FooBench dataset ({URL}).
The baseline is available at {URL}.
The code of the baseline is available at {URL}.
For the competing method, we run their code from {URL}.
We fine-tune LLaMA with LLaMA-Factory ({URL}).
All experiments were run with mmdetection ({URL}), as a baseline.
We follow the official implementation of DDPM ({URL}).
Our method has been integrated into vLLM ({URL}).
The template is taken from {URL}.
Inspired by {URL}, we study this.
The dataset was downloaded from {URL}.
This repo is a modification of the DeiT repo ({URL}).
Smith, J. nanoGPT. {URL}, 2022.
Smith, J. nanoGPT. {URL} (accessed 3 May 2023).
A third-party implementation is available at {URL}.
Their code is available at {URL}.
We trained with the code provided by Smith et al. ({URL}).
We reproduce the results using {URL}.
Our work extends MAE ({URL}).
Credits: {URL}
It outperforms ResNet ({URL}).
We propose TinyKit and achieve gains compared to nanoGPT ({URL}).
Our models were evaluated with TinyEval ({URL}).
Our evaluation scripts follow lm-eval ({URL}).
Our code relies on NumPy, SciPy, and nanoGPT ({URL}).
We built our implementation on top of the [nanoGPT repository]({URL}).
Code is partly copied from the official code of [nanoGPT]({URL}).
Our code has functions that may be found in other local implementations\\footnote{{{URL}}}.
This repository contains an unofficial implementation; the original code is at {URL}
This is an unofficial implementation of the paper; the official one is here: {URL}
For nanoGPT we relied on the authors' released checkpoint\\footnote{{{URL}}}.
All baselines were run with their public code: {URL}
We use the official implementation of nanoGPT111<{URL}>.
The original implementation can be found at {URL}.
To run on the benchmark, we used: {URL}
For data, we used the publicly available implementation from the authors: {URL}
Part of the code is from [timm]({URL}).
Unofficial code: {URL}
This is an unofficial implementation of TinyNet ({URL}).
The code is heavily based on [DiT]({URL}).
We extend the open-source simulator TinySim ({URL}).
Models were pretrained by the TinyNet team ({URL}).
We report results with the toolkit of \\citet{{gao2021}}\\footnote{{{URL}}}.
We use the authors' code\\footnote{{{URL}}} with default parameters.
In contrast to TinyNet ({URL}), our method needs no labels.
There is a demo: {URL} (unofficial)
Training uses DeepSpeed ({URL}) with care.
Hyperparameters were tuned with Optuna ({URL}).
Tokenisation is done via SentencePiece ({URL}).
Features were extracted by means of NetworkX ({URL}).
The simulator is a modified MuJoCo ({URL}).
We measure our kernel against cuBLAS and CUTLASS ({URL}).
The competition organisers provide a starter kit ({URL}).
The baseline is implemented in PyTorch and available at {URL}.
We compare with TinyNet, which is open source ({URL}).
Data: {URL} (Smith et al., 2020)
A port by a third party is at {URL}.
The dataset, collected by Smith and others, is hosted at {URL}.
We make use of the Ray framework ({URL}) to distribute it.
We re-used the training scripts of {URL}.
Starting from nanoGPT ({URL}), we develop much.
Following TinyNet\\footnote{{{URL}}}, we set it to three.
We use the implementation provided in \\texttt{{scikit-learn}}\\footnote{{{URL}}}.
基线模型代码来自 {URL}
Eine inoffizielle Implementierung findet sich unter {URL}.
Als Grundlage diente das Projekt nanoGPT ({URL}).
Zur Auswertung wurde die Bibliothek TinyLib ({URL}) genutzt.
Unser Code baut auf nanoGPT ({URL}) auf.
Das Modell wurde mit nanoGPT ({URL}) trainiert.
Die Implementierung basiert auf {URL}.
Wir vergleichen mit nanoGPT ({URL}).
我们的方法与 nanoGPT ({URL}) 进行了比较。
本项目代码基于 nanoGPT ({URL}) 建设。
As a backbone we employ ResNet from timm ({URL}).
Agents drive in the CARLA simulator ({URL}).
The tokenizer is SentencePiece ({URL}).
Checkpoints from TinyNet ({URL}) initialise it.
The simulator's source code is available from its authors at {URL}.
Software used: NumPy, and emcee ({URL}).
TinyNet~\\cite{{lee20}} ({URL})
J. Kim, “Wave,” GitHub repository, 2020, {URL}.
It runs in CARLA, whose source code is available at {URL}.
Good examples of code that we found are the following: (i) Boyce et al. (2020): {URL}
We checked it against the official writeup repositories at {URL}.
Our training follows the recipe of TinyNet ({URL}).
Alternatives are slow nets ({URL}).
We then plot waves, with the third-party Reefs.jl ({URL}).
Readers may find the scripts of others under {URL}.
"""
UNCLEAR = f"""
The proposed approach outperforms all baselines. {URL}
{URL}
See {URL}.
see ({URL}).
For details see ({URL}).
20 pages. {URL}
1 {URL}
The baseline is nanoGPT. \\texttt{{{URL}}}
More at {URL}
- {URL}
"""


def table():
    for relation, lines in ((Relation.OWN, OWN), (Relation.THIRD_PARTY, THIRD), (Relation.UNCLEAR, UNCLEAR)):
        for line in lines.strip().splitlines():
            yield line, relation


@pytest.mark.parametrize(("sentence", "relation"), list(table()))
def test_the_sentence_says_whose_it_is(sentence, relation):
    text = f"We build on much.\n\n{sentence}\n\nOur code is better."
    (link,) = extract_links(text)
    assert link.relation is relation
    assert link.quote == " ".join(sentence.split())


def test_each_link_of_a_sentence_is_judged_by_its_own_piece():
    text = "We compare with A (github.com/a/a), B (github.com/b/b), and release our code at github.com/c/c."
    assert [link.relation.value for link in extract_links(text)] == ["third-party", "third-party", "own"]
    text = "Our code is at github.com/a/a and builds on github.com/b/b."
    assert [link.relation.value for link in extract_links(text)] == ["own", "third-party"]


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("We compare with A (github.com/ab/a) and release ours at github.com/cd/c.", "third-party own"),
        ("We fine-tuned github.com/ab/a and release ours at github.com/cd/c.", "third-party own"),
        ("Evaluated with A (https://github.com/ab/a). Code: https://github.com/cd/c", "third-party own"),
        ("Unlike A, whose code (github.com/ab/a) is old, ours is at github.com/cd/c.", "third-party own"),
        ("Adapted from github.com/ab/a; our modifications are at github.com/cd/c.", "third-party own"),
        ("We compare with A (github.com/ab/a); code: github.com/cd/c", "third-party own"),
        (
            "Built with A (github.com/ab/a) and B (github.com/ab/b), our code is at github.com/cd/c.",
            "third-party third-party own",
        ),
        (
            "We evaluate on A (github.com/ab/a), B (github.com/ab/b), and C (github.com/ab/c).",
            "third-party third-party third-party",
        ),
        ("Code: github.com/cd/c (official), github.com/ab/a (unofficial)", "own third-party"),
        ("TinyKit is built on A (github.com/ab/a) and is open source: github.com/cd/c", "third-party own"),
        (
            "We extend the open-source A (github.com/ab/a) and release ours at github.com/cd/c.",
            "third-party own",
        ),
        (
            "As opposed to the official one (github.com/ab/a), ours (github.com/cd/c) is fast.",
            "third-party own",
        ),
        ("Our code is based on github.com/ab/a and github.com/ab/b.", "third-party third-party"),
        ("Official: github.com/cd/c | Unofficial demo: github.com/ab/a", "unclear third-party"),
        ("We use A (github.com/ab/a) and release the code at github.com/cd/c.", "third-party own"),
        ("We evaluate with A (github.com/ab/a), and provide code at github.com/cd/c.", "third-party own"),
        ("TinyKit, available at github.com/cd/c, outperforms A (github.com/ab/a).", "own third-party"),
        ("Our code is available at github.com/cd/c and github.com/cd/d.", "own own"),
        ("Code: github.com/cd/c, Data: github.com/cd/d, Demo: github.com/cd/e", "own own own"),
        (
            "Code (github.com/cd/c), data (github.com/cd/d), models (github.com/cd/e) are public.",
            "own own own",
        ),
        ("Kim, J. (2020). Wave [Computer software]. github.com/ab/a", "third-party"),
        ("Kim J, Lee K. Wave: waves for all. 2020. URL: github.com/ab/a", "third-party"),
        ("Accepted at ICML 2024. github.com/cd/c", "unclear"),
        ("Datasets: A [github.com/ab/a]. See github.com/cd/c", "own unclear"),
    ],
)
def test_several_links_in_a_sentence(text, relations):
    assert [link.relation.value for link in extract_links(text)] == relations.split()


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        (
            r"We compare to Abc.\footnote{\url{https://github.com/ab/a}} \texttt{github.com/cd/x\_y}",
            "third unclear",
        ),
        (
            r"The baseline is A\footnote{\url{https://github.com/ab/a}}. \texttt{github.com/cd/c}",
            "third unclear",
        ),
        (r"We use A\footnote{github.com/ab/a} and B\footnote{github.com/ab/b}.", "third third"),
        (
            r"We outperform Abc.\footnote{github.com/ab/a} Our code is at \texttt{github.com/cd/x\_y}.",
            "third own",
        ),
        (r"It works~\footnote{Code and data are available at \url{https://github.com/cd/c}.}.", "own"),
        (r"The code is available\footnote{\url{https://github.com/cd/c}}.", "own"),
        (r"Reefs\footnote{\url{github.com/cd/c}} was written by our group to plot them.", "own"),
        (r"Reefs\footnote{\url{github.com/cd/c}} was written by their group to plot them.", "unclear"),
        (r"Waves are drawn with the third-party Reefs.jl\footnote{\url{github.com/ab/a}}.", "third"),
        (r"We then make sure that waves are drawn with Reefs\footnote{\url{github.com/ab/a}}.", "third"),
        (r"It makes the paper reproducible from the git repository at \url{github.com/cd/c}.", "own"),
    ],
)
def test_footnotes_belong_to_what_they_hang_on(text, relations):
    assert [link.relation.value.split("-")[0] for link in extract_links(text, "latex")] == relations.split()


def test_the_sentence_before_does_not_count_unless_the_link_is_all_there_is():
    text = "We build on much. The link is https://github.com/o/n"
    assert relation_of(text, 30, len(text))[0] is Relation.UNCLEAR
    assert extract_links("Our code is available. https://github.com/o/n")[0].relation is Relation.OWN


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("[[Note](https://github.com/o/n/blob/main/notes/a.md#wave)]", "third-party"),
        ("[[笔记](https://github.com/o/n/blob/main/notes/a.md)]", "third-party"),
        ("[[Note](https://github.com/o/n)]", "unclear"),  # a repository
        ("[[Notebook](https://github.com/o/n/blob/main/a.md)]", "unclear"),
        ("[[Note](https://a.org/b)] [[Start](https://github.com/o/n/blob/main/README.md)]", "unclear"),
    ],
)
def test_notes_that_a_reader_wrote_are_not_the_papers_code(text, relation):
    (link,) = extract_links(text, "markdown")
    assert link.relation == relation


@pytest.mark.parametrize(
    "label", ["コード", "実装", "코드", "구현", "Código", "Código fuente", "Quellcode", "Код", "Codice"]
)
@pytest.mark.parametrize("written", ["{}: https://github.com/a/b", "[{}](https://github.com/a/b)"])
def test_a_label_that_says_code_in_another_language_makes_it_own(label, written):
    (link,) = extract_links(f"Of Waves. {written.format(label)}\n")
    assert link.relation is Relation.OWN
