"""Words by which a repository shows that it trains, evaluates, reports results, or gives data and weights.

Source: collected while reading READMEs and file names of research repositories; `docs/accuracy.md` says how
well they do on labelled ones.
"""

TRAIN_NAMES = (
    r"(?:^|[_.-])(?:pre|re)?train(?:er|ing|_?net|_?model|val)?(?:[_.-]|\d|$)|^(?:pre)?train(?!ed|s(?![a-z]))"
    r"|fine[_-]?tun(?:e|ing)|^(?!con|res)[a-z]{2,6}(?<!s)train$"
    r"|(?<![a-z])(?:Pre)?Train(?=[A-Z]|er|ing|$)|(?:^(?!ft$)|[_-])(?:ft|sft|distill?|dpo|ppo)(?:[_-]|$)"
)
"""Stem of a file that trains."""
TRAINER_NAMES = r"(?i:(?:^|_)train(?:er|ing)?$)"
"""Stem of a module in which a project keeps the training that its programs call."""
EVAL_NAMES = (
    r"(?:^|[_.-])(?:eval|evals|evaluate|evaluation|evaluator|evaluating|validate|validation|val|test"
    r"|testing|infer|inference"
    r"|predict|prediction|predictor|sample|sampling|generate|generation|demo|benchmark|benchmarks|score"
    r"|scoring|metrics?"
    r"|reproduce|experiments?|simulate|simulation|analysis|analy[sz]e|plot|plots|figures?|results?"
    r"|reconstruct|translate"
    r"|detect|classify|compare|rollout|play|visuali[sz]e|visuali[sz]ation|render|run_model|txt2img"
    r"|img2img)(?:[_.-]|\d|$)"
    r"|^(?:eval|infer|predict|test|sample|demo|generate|plot|analysis|figure|fig\d)|(?<![A-Za-z])(?:Test"
    r"|Eval|Predict|Plot|Demo)(?=[A-Z_])|(?:^|[_-])(?:chat|chatbot|gradio|webui|web_demo|cli_demo)(?:$|[_-])"
    r"|(?<![a-z])(?:Experiments?|Simulations?|Analys[ie]s|Results?|Figures?|Comparisons?|Convergence|Benchmarks?"
    r"|Evaluation|Reproduce)(?![a-z])|(?<![A-Z])(?:EXPERIMENTS?|SIMULATIONS?|RESULTS|ANALYSIS|EVALUATION)(?![A-Z])|^(?:FIGURE|FIG|TABLE|Figure|Fig|Table|table)(?=[ _.-]?\w?\d)|^Chat$|Search$"
)
"""Stem of a file that evaluates, infers, samples or analyses."""
MAIN_NAMES = r"^(?:main|run)(?:[_-](?!\w{0,20}train|(?:dev|server|site|docs|jekyll|lint|ci)$)[\w-]{1,40}|all)?$|^(?:[Mm]ain|Run)(?:[A-Z_]\w{0,40})?$"
"""Stem of the program that is the experiment where nothing is trained."""
TRAIN_FOLDERS = r"(?:pre[_-]?)?train(?:ing)?|fine[_-]?tun(?:e|ing)"
"""Folder of launch scripts that train."""
EVAL_FOLDERS = r"(?:\d{1,2}[_-])?(?:simulations?|experiments?|analys[ei]s|evaluations?|eval|figures?|benchmarks?|inference|test(?:ing)?)"
"""Folder of scripts that evaluate, infer, simulate or analyse."""
TRAIN_HEADING = (
    r"\b(?:pre-?|re)?train(?:ing)?\b|\bfine-?tun(?:e|ing)\b|训练|微调"
    r"|\blearn(?:ing)? (?:the|an?|our|your) (?:\w+ ){0,2}?(?:models?|dictionar(?:y|ies)|parameters|weights|networks?|polic(?:y|ies)"
    r"|embeddings?|representations?|classifiers?|features)\b"
)
"""Heading above the commands that train."""
EVAL_HEADING = (
    r"\beval|\btest(?:ing)?\b|\binference\b|\bpredict|\bdemos?\b|\breproduc|\breplicat|\bexperiments?\b"
    r"|评估|测试|推理|预测"
)
"""Heading above the commands that evaluate or apply."""
TRAIN_TOKENS = (
    "optimizer.step(", "optim.step(", "opt.step(", "optimiser.step(", "trainer.train(", "trainer.fit(",
    "train_step(", "value_and_grad(", "def train(", "def train_",
    ".fit_generator(", "apply_gradients(", "accelerator.backward(",
    "train_op =", "train_op=", "train_op,", "train_op)", "train_op]", ".train_op", "_train_op",
    "GradientTape(", "DiffEqFlux", "Flux.train!", "sciml_train", "optim.sgd(", "optim.adam",
    "xgb.train(", "lgb.train(", "trainNetwork(", "start_training",
    "neuralnet(", "trainnet(", "fitnet(",
    "patternnet(", "optimizer.update(", "Lux.Training.",
    "Optimisers.setup(", "Optimisers.update(", "Optimisers.update!(", "Flux.update!(", "Lux.train", ".learn(total_timesteps",
    "Word2Vec(", "xgboost(", "lightgbm(", "trainlm", "void train", "int train",
    "train(net", "cnn_train", "fairseq-train", "onmt_train", "svm-train", "nnUNetv2_train", "nnUNet_train", "dist_train.sh",
    "allennlp train", "caffe train", "rasa train", "spacy train", "llamafactory-cli train", "mim train", "vw -d ",
)  # fmt: skip
"""Words in a program that trains a model."""
TRAIN_FITS = (
    "makeLearner(", "caret::train(", "trainControl(", "fitcecoc(", "fitrsvm(", "fitcknn(", "fitrensemble(", "clf.fit(", "model.fit(",
    "classifier.fit(", "cv.glmnet(", "randomForest(", "ranger(", "fitcsvm(", "fitcensemble(",
    "TreeBagger(", "function train",
)  # fmt: skip
"""Words in a program that fits a model as statistics do, too: that is training where the work is about learning."""
CURVE_FITS = ("statsmodels", "lmfit", "dipy", "astropy", "lifelines", "iminuit", "linearmodels", "pingouin")
"""Libraries whose ``model.fit(`` fits a curve, a signal or a regression, and learns nothing."""
TRAIN_GROUPS = (
    (".minimize(", "ptimizer", "epoch"), (".minimize(", "ptimizer", "batch"), (".minimize(", "ptimizer", "placeholder"),
    (".minimize(", "ptimizer", "saver.save"),
    ("optim.", ".parameters(),"), ("Adam(", ".parameters(),"), ("SGD(", ".parameters(),"),
    (".fit(", "epochs=", "batch_size="), (".replay(", "pisode"),
    ("jax.grad(", "epoch"), ("jax.grad(", "optax"), ("jax.grad(", "opt_state"), ("jax.grad(", "learning_rate"),
    ("jax.grad(", "params"), ("feed_dict", "epoch", ".update("), ("feed_dict", "epoch", "optimizer"),
    ("fit(", "library(keras"), (".learn(", "stable_baselines"),
    ("Trainer(", "train_dataset="), ("Trainer(", ".fit("),
    ("keras", ".compile(", ".fit("),
    ("env.step(", "alpha *", "gamma *"), ("maxepoch", "numbatches", "momentum"), ("optim.", ".parameters()", ".backward("),
    ("solver.step(", "caffe"), ("tf.train.", "ptimizer(", "minimize(", "feed_dict"),
    ("model.fit(", "keras"), ("model.fit(", "tensorflow"), ("model.fit(", "torch"),
    ("sklearn", ".fit(", "joblib.dump("), ("sklearn", ".fit(", "pickle.dump("), ("cv.glmnet(", "saveRDS("), ("randomForest(", "saveRDS("),
    ("catboost", ".fit("), ("lightgbm", ".fit("), ("xgboost", ".fit("),
)  # fmt: skip
"""Words that only together show training: a minimum may be sought of any function, or over one input."""
FIT_GROUPS = (
    (".fit(", "train_test_split("), ("fit(", "library(tidymodels"), ("train(", "library(caret"), ("hmmlearn", ".fit("),
    ("sklearn", ".fit(", ".predict("), ("mlr3", "$train("), ("sklearn", ".fit(X_train, "), ("sklearn", ".fit(x_train, "),
)  # fmt: skip
"""Words that only together show such a fit."""
_PICTURE = r"(?:img|image|picture|canvas|photo|pixels)(?:_?\w{1,20})?"
ONE_INPUT = (
    r"\boptim\w*\.\w+\(\s*\[\s*\w+(?:\.requires_grad_\(\))?\s*\]"
    rf"|\b{_PICTURE}\s{{0,4}}=\s{{0,4}}tf\.(?:Variable|get_variable)\("
)
"""Optimiser of one input, such as a picture, rather than of the parameters of a model."""
OVER_PICTURE = (
    rf"\boptim\.(?:adam|sgd|lbfgs|rmsprop|adagrad)\(\s{{0,4}}\w{{1,40}},\s{{0,4}}{_PICTURE}\s{{0,4}}[,)]"
)
"""Call of an optimiser of Torch in Lua that is handed the picture to change.
Source: https://github.com/torch/optim/blob/master/doc/intro.md"""
MODE_SWITCH = (
    r"def train\(\s{0,20}self\s{0,20},\s{0,20}mode\b"
    r"|def train_(?:and_)?(?:tests?|val(?:id(?:ation)?)?|dev|data\w{0,20}|split|size|sets?|transforms?|path|dir)(?:_[a-z]{1,20})?\("
)
"""Method that switches a module between training and evaluation, or function that splits or gives the data.
Source: https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html"""
OF_A_MODEL = r"parameters\(|epoch|[Ll]oader|batch|params"
"""What stands beside an optimiser of a model."""
NOT_TRAINING = (
    r"^(?:plot|show|draw|view|print|parse|inspect|check|convert|export|load|monitor|log|pre_?process|prepare|create|make|split"
    r"|extract|combine|merge|download|fetch|add|collect|crop|filter|rename)s?[_-](?!\w{0,40}and(?:[_-]|$))"
    r"|(?:spike|pulse|wave)[_-]?train|train[_-]?(?:schedules?|delays?|stations?|lines?|timetables?)(?![a-z])"
)
"""Stem of a file that only looks at training or makes the data for it, or is about trains."""
OTHER_TRAINING = r"\b[Pp]ilots?\b|\b[Tt]raining (?:symbols?|sequences?|signals?|slots?|overhead|beams?)\b|\bspike trains?\b"
"""What stands in a program that is called after the training of a channel, or a train of pulses."""
EVAL_TOKENS = (
    "def evaluate(", "def eval(", "def eval_", "def test(", "def validate(", "def evaluate_",
    "eval_policy(", "def inference(", "accuracy_score(", "roc_auc_score(", "f1_score(",
    "mean_squared_error(", "r2_score(", "def predict(", "test_loss", "test_acc", "do_eval",
    "--eval'", '--eval"', "--eval-only", "--eval_only", "--evaluate'", '--evaluate"',
    "--evaluate ", "--evaluate\n", "def accuracy(", "Top-1 accuracy",
    "evaluate(model", "compute_metrics",
    "\ndef sample(", '"def sample(', "test_accuracy", "def infer(", "relative L2 error", "Relative L2 error",
    "fairseq-generate", "fairseq-interactive", "onmt_translate", "nnUNetv2_predict", "nnUNet_predict", "svm-predict",
    "allennlp evaluate", "allennlp predict", "caffe test", "dist_test.sh", "vw -t ",
)  # fmt: skip
"""Words in a program that evaluates or predicts."""
EVAL_GROUPS = (
    (".generate(", "from_pretrained(", "print"), ("pipeline(", "transformers"), ("model.eval()", "accuracy"),
    ("vllm", ".generate("), ("topk(", "accuracy"), ("sklearn", ".score("), ("trainNetwork(", "classify("),
    ("trainNetwork(", "predict("), ("feedforwardnet(", "perform("), ("Trainer(", ".test("), ("Trainer(", ".evaluate("),
    ("randomForest(", "predict("), ("xgboost(", "predict("), ("ranger(", "predict("), ("glmnet(", "predict("),
    ("readRDS(", "predict("), ("openai", ".create(", "accuracy"),
    *((option, launcher) for option in ("--eval ", "--eval\n", "--eval=") for launcher in ("python", "torchrun", "accelerate")),
)  # fmt: skip
"""Words that only together show evaluation or inference."""
EVAL_MEASURES = (
    "classification_report(", "confusion_matrix(", "average_precision_score(", "mean_absolute_error(", "matthews_corrcoef(",
    "adjusted_rand_score(", "precision_recall_curve(", "roc_curve(", "corpus_bleu(", "structural_similarity(",
    "peak_signal_noise_ratio(",
)  # fmt: skip
"""Calls that compute a measure, in a program rather than a module that keeps measures for others."""
MEASURE_GROUPS = (("torchmetrics", "print"),)
"""Words that only together show that."""
_MODE = r"\s--?(?:mode|phase|stage|task|action|run[_-]?mode)[ =][\"']?"
EVAL_OPTION = (
    _MODE + r"(?:test|eval|evaluate|evaluation|val|validate|infer|inference|predict)\b"
    r"|\s--(?:do[_-])?(?:test|eval|evaluate|predict|infer|inference)(?:[_-]only)?(?:[ =][Tt]rue)?(?=\s+-|\s*\\?$)"
)
"""Option of a command by which a program evaluates."""
EVAL_CALLS = (
    r"(?=[.EeTtVvPpIi])(?:"  # most letters begin none of these, and need no look at what stands before
    r"(?<!def )(?<!class )(?<!import )(?<!load_)(?<!get_)(?<!make_)(?<!read_)(?<!create_)(?<!build_)(?<![a-z])(?:[Ee]val_|[Ee]valuat(?:e|ion)|[Tt]est|[Vv]alidate|[Pp]redict|[Ii]nfer(?:ence)?)"
    r"(?!_?(?:[Dd]ata|[Ss]et\b|[Ll]oader|split|transform|dl\b|iter|path|dir|file|gen))\w{0,40}\("
    r"[^()\n]{0,80}?(?:model|\bnet|[Ll]oader|data|test|eval|policy|agent)"
    r"|\.(?:evaluate|validate|test|predict|infer)\(\)|\b[Tt]est(?:ing)?(?: set)? (?:acc|AUC|F1|error|loss|result|score))"
)
"""Call of a function that evaluates or predicts, with a model or data among what it is given, or what it prints."""
LOAD_TOKENS = (
    "load_state_dict(",
    "torch.load(",
    "from_pretrained(",
    "load_model(",
    ".to(",
    ".restore(",
    "import sklearn",
    "from sklearn",
)
"""Words in a program that has a model, trained here or elsewhere."""
_GIVEN_AGAIN = (
    r"(?:(?:reproduce|recreate|regenerate|replicate|repeat|rerun|re-run)\b[^.;]{0,40}?\b(?:results|figures?|tables?|plots|experiments?|simulations?)\b"
    r"|(?:run|perform|conduct) (?:\w{1,20} ){0,3}?(?:experiments|simulations)\b"
    r"|(?:get|obtain|generate|create|produce|plot)\b[^.;]{0,40}?\b(?:(?:figures?|figs?|tables?)\.? ?S?\d|(?:results|figures|tables|plots)\b[^.;]{0,20}\b(?:paper|article|manuscript)\b))"
)
"""What a command gives, where that is an experiment of a paper."""
GIVES_RESULTS = (
    r"\b(?:code|scripts?|programs?|notebooks?|art[ei]facts?|repository)\b[^.;]{0,80}?\b(?:reproduc|replicat|recreat|regenerat)\w{0,5}\b"
    r"[^.;]{0,60}?\b(?:results|figures?|plots|experiments?|simulations?|tables|analys[ei]s)\b"
    r"|\b(?:code|scripts?|programs?|notebooks?)\b[^.;]{0,80}?\b(?:produc|generat|creat|obtain)\w{0,5}\b"
    r"[^.;]{0,60}?\b(?:results|figures?|plots|experiments?|simulations?|tables|analys[ei]s)\b"
    r"[^.;]{0,80}\b(?:article|paper|manuscript|publication|study|thesis)\b"
    rf"|\bto {_GIVEN_AGAIN}(?:[^.;]|\.(?=\w)){{0,90}}?\b(?:run|use|execute|type|call|launch|compile)\b"
    rf"|\b(?:run|execute|launch|compile|call)\b(?:[^.;]|\.(?=\w)){{0,90}}?\bto {_GIVEN_AGAIN}"
    r"|\b(?:article|paper|manuscript|results|figures|experiments)\b[^.;]{0,60}\bcan be (?:\w+ )?(?:re(?:produced|generated|created)|replicated)\b"
)
"""Sentence of a README by which the code beside it gives the results."""
OF_A_PAPER = (
    r"\b(?:code|software|archive|repo(?:sitory)?|implementations?|programs?|scripts?|snapshot|supplement\w{0,7}|art[ei]facts?)\b[^.;]{0,120}"
    r"\b(?:the|this|our|following|submission of)\s(?:[\w-]{1,20}\s){0,2}(?:paper|article|manuscript|publication|thesis)"
    r"|\b(?:code|scripts?|programs?)\b[^.;]{0,60}\b(?:this|our) study\b|\breproducibility submission\b"
)
"""Sentence of a README by which the code beside it is that of one paper."""
REQUESTS = r"\bif you\b|\bcit(?:e|ed|ing|ations?)\b|\backnowledg"
"""What stands in a sentence that asks to be named."""
EXAMPLE_NAMES = r"^(?:examples?|usage|quick_?start|tutorial)(?:[_-]\w{1,40})?$|^(?!data)\w{1,30}_examples?$"
"""Stem of a program that shows how something is applied: where a trained model is loaded, that one."""
LOADED_AND_APPLIED = (
    *((".eval()", "load_state_dict("), (":forward(", "torch.load("), (".predict(", ".load_weights(")),
    *((".predict(", "load_model("), (".predict(", "joblib.load("), (".predict(", "pickle.load(")),
)
"""Words that together, in a program that trains nothing, show that a trained model is applied."""
DRAW_TOKENS = (".savefig(", "ggplot(", "saveas(")
"""Words in a program that draws results, unless it trains: then it draws the curve of the training."""
SHOW_TOKENS = (
    ".imshow(",
    "plt.plot(",
    "ax.plot(",
    ".scatter(",
    ".errorbar(",
    ".contourf(",
    ".pcolormesh(",
    ".hist(",
)
"""Calls of Matplotlib that draw what a notebook then shows.
Source: https://matplotlib.org/stable/plot_types/index.html"""
PLOT_TOKENS = ("plot(", "hist(", "heatmap", "corrplot")
"""Calls of R that draw what a report then shows: plot, barplot, boxplot, ggplot and what else ends so.
Source: https://bookdown.org/yihui/rmarkdown/r-code.html"""
DRAW_GROUPS = (
    *(("savefig(", "\nusing "), ("figure(", "PyPlot"), ("plot(", "using Plots")),
    *(("Makie", "save("), ("Makie", "Figure(")),
)
"""Words that only together show that: Julia calls the function by its name alone."""
CLEARS = r"^[ \t]{0,9}(?:clear(?:vars| all)?|clc|close all)\b|\brm\(list\s?=\s?ls\("
"""What a script in MATLAB or R that is an experiment of its own begins with.
Source: the habit of both languages, whose scripts share one workspace."""
METRICS = (
    r"\bacc(?:uracy|\.)?\b|\btop[- ]?[15]\b|\bmap\b|\bmap(?:val|box|mask)|\bap(?:50|75)?\b|\bm?iou\b"
    r"|\bdice\b|\bf1\b|\bf-?score\b|\bbleu|\brouge"
    r"|\bmeteor\b|\bcider\b|\bfid\b|\bpsnr\b|\bssim\b|\blpips\b|\bauc\b|\bauroc\b|\bprecision\b"
    r"|\brecall\b|\bmrr|\bndcg|\bhits?@|\br@\d"
    r"|\bperplexity\b|\bppl\b|\bwer\b|\bcer\b|\brmse\b|\bmae\b|\bmse\b|\berror\b|\bscore\b|\bem\b"
    r"|\bpass@|\breturn\b|\breward\b"
    r"|\bsuccess(?: rate)?\b|\bwin ?rate\b|\bplcc\b|\bsrcc\b|\bmmlu\b|\bgsm8k\b|\bglue\b|\bimagenet\b"
    r"|\bcifar|\bsquad|\bcoco\b|\bsts\b"
    r"|\bperformance\b|\bresults?\b|\bbenchmark\b|\bloss\b|\bepe\b|\br2\b|\bcorrelation\b|\bmota\b"
    r"|\bhota\b|\bpck\b|\badd-?s?\b"
    r"|\bate\b|\brpe\b|\bchamfer\b|\bhd95\b|\bhausdorff\b|\bnll\b|\belbo\b|\bs?mape\b|\bcrps\b|\bspearman|\bpearson"
    r"|\babs[ _-]?rel\b|\bkappa\b|\bsensitivity\b|\bspecificity\b|\bmos\b|\bpesq\b|\bstoi\b|\bsi-?s[dn]r\b|\bspl\b|\bari\b|\bnmi\b"
    r"|\bmcc\b|\bgenauigkeit|\bpr[ée]cision|\bfidelity\b|\bregret\b|\bl2\b|\bl1\b|\blog-?likelihood\b|\bbits?[/ ]dim"
    r"|\b(?:latency|speed-?up|throughput|fps|run-?times?)\b|\((?:ms|sec(?:onds)?)\)"
    r"|准确率|精度|指标|性能|开发集|测试集|验证集|正解率|정확도|성능"
)
"""Names of what is measured."""
NOT_RESULTS = (
    r"hyper-?param|hardware|requirement|options?\b|arguments?\b|statistic|argument|参数|硬件|环境|default"
    r"|troubleshoot|\bfaq\b"
)
"""Headings of tables whose numbers are no results."""
DATA_HEADING = (
    r"^(?![\W\d]{0,30}(?:handling|missing)\b)[\W\d]{0,30}(?:step \d{1,4}\W{0,9})?(?:(?:download(?:ing)?|prepar(?:e|ing|ation)|get(?:ting)?|obtain(?:ing)?"
    r"|process(?:ing|ed)?|pre-?process(?:ing|ed)?|"
    r"set(?:ting)?(?: |-)?up|available|train(?:ing)?|pre-?train(?:ing)?|test(?:ing)?|raw|input"
    r"|benchmarks?|our|the|required|supported|and|of|for|"
    r"installation|code|models?|domains|use|using|your|own|custom|open|source|access(?: to)?|resources"
    r"|about|generat\w+|collect\w+|experimental|"
    r"resources|release[sd]?|\w{2,20})[\s/,&]{1,9}){0,3}?(?:data(?:sets?)?|corpus"
    r"|corpora)\b(?![\s-]*(?:augment|driven|efficien|load|parallel|structure|"
    r"limit|flow|scien|class|type|model|analysis|mining|attribution|pipeline|visuali|wrangl|manipulat|assimilat|fusion|compress|frame\b"
    r"|rac(?:e|es|y)\b|plane|transfer|privacy|protect|secur|connect|stream|warehous|engine|system|management|toolkit|free\b|synthesis"
    r"|layer|boundary|handler|objects?\b|poison|leak|encrypt|integrity|distill|monoton|factory|ranking|quality|drift|shift|centric"
    r"|collection\s(?:targets?|scripts?|code|hardware)\b|(?:\s\w{1,12}){1,4}\soutputs?\b|\b(?:\sand)?(?:\s(?!and\b|for\b|of\b|in\b|from\b)\w{2,20})?"
    r"\s(?:experiments?|grids?|simulations?)\W{0,9}(?:$|–|-)))|\w[_-]?data(?:sets?)?\.(?:json|csv|tsv|xlsx?|mat|h5|npz|pkl|zip)\b|数据|데이터|データ"
)
"""Heading of a section about data."""
DATA_SENTENCE = (
    r"\bdownload(?:s|ed|ing|able)?\b|\bfetched\b|(?<!we )(?<!we have )\bobtain(?:ed|able)?\b|\byou (?:can|may|could) (?:get|access|request)\b|\bavailable (?:at|from|on|in|here|via|under"
    r"|through|upon)\b"
    r"|\b(?:can|may) be (?:\w+ )?(?:found|accessed|requested|retrieved)\b|\bprovided? (?:\w+ )?(?:at|in"
    r"|here|under|via)\b|\bunzip\b"
    r"|\bextract (?:\w+ )?(?:it|them|the)\b|\b(?:place|put|copy|move|save|store) (?:\w+ ){0,3}(?:data"
    r"|files?|them|it)\b"
    r"|\b(?:placed|put|stored|located|hosted|added|uploaded|deposited|archived) (?:\w+ ){0,2}(?:in|into|at|under|on|to)\b|\b(?:stored|located|hosted|deposited) here\b"
    r"|\bprepar(?:e|ed(?! when)|(?<!after data prepar)ation)\b|\b(?:keeps|hosts|holds) (?:\w+ ){0,3}data\b|\binstall the (?:files|data)\b|\brequest access\b|\bdirectory containing\b"
    r"|\bare included in\b|\bwe include the\b|\bbucket\b|下载|下載|申请|获取|다운로드|내려받|넣어|넣고|ダウンロード|配置し|置い|作成に|放(?:在|到|入|置)|存放|解压"
)
"""What is said to be done to get the data."""
DATA_WORD = (
    r"(?<![/\w-])(?:data|datafiles?|datasets?|data ?bases?|corpus|corpora|annotations)(?![/\w-]|\s(?:structures?|types?)\b)|\b(?:train|val"
    r"|test)\w*\W{1,4}(?:\w+\W{1,4}){0,2}sets?\b|数据|資料集|데이터|データ"
    r"|\b(?:problem|benchmark|test) instances\b|\binstance (?:sets?|class(?:es)?|files?|librar(?:y|ies))\b"
)
"""That it is data of which something is said."""
WEIGHT_WORDS = (
    r"pre-?trained|checkpoints?\b|\bckpts?\b|\bweights?\b|model zoo|\bmodels?\b|\bword vectors\b"
    r"|\bembeddings\b|\blora\b|权重|模型|预训练|学習済み|モデル|모델"
)
"""What weights are called."""
RESULT_HEADINGS = (
    r"\bscores?\b|\bquantitative\b|\bnumerical\b|\babla|\bergebnis|\brésultats?|\bresultados?"
    r"|結果|결과|성능|实验|"
    r"\bresults?\b|\bleader ?boards?\b|\bperformance\b|\baccurac|\bbenchmarks?\b|\bcomparison|\bevaluation\b|结果|性能|评估|效果"
)
"""Headings of sections that show results."""
DATA_GIVEN = (
    r"(?<!of )(?<!of the )\bdata(?:sets?)?\W{1,3}(?:link\W{1,3})?https?://|\bwe (?:include|provide) (?:\w+ ){0,4}datasets?\b"
    r"|\blinks? to (?:[\w-]+ ){0,3}data ?(?:files|sets)\b"
    r"|\bdata\W{0,4}(?:folder|directory|sub-?folder)\W{1,3}(?:\w+\W){0,2}?(?:contains?|includes?|holds)\b"
    r"|\bfolders? contains? (?:\w+ ){0,6}data\b"
    r"|\bdata\b(?:[^.;]|\.(?=\w)){0,90}?\b(?:are|is)\s(?:\w+\s){0,2}in\s(?:the\s)?\W{0,3}data\W{1,3}(?:folder|directory|sub-?folder)\b"
    r"|\b(?:provid|includ|suppl[iy]|shipp)\w{1,5}\b[^.]{0,80}\bin\b[^.]{0,16}\bdata\W{0,3}(?:directory|(?:sub-?)?folder)\b"
    r"|\b(?:manage|prepare|organi[sz]e|process|get) (?:the |your |all )?(?:\w+ )?data(?:sets?)? (?:according to|following|by following|as in)\b"
    r"|\b(?:repo|repository|archive|package) (?:\w+ )?(?:contains|includes|provides|hosts) [^.;:]{0,60}?\b(?:and|,|as well as) (?:the |all |our )?(?:(?!analy|process|generat|simulat|load)\w+ )?"
    r"data(?:sets?)? (?:for|of|from|used|necessary|needed|required|to|that|which|accompanying|associated|behind|underlying)\b"
    r"|^[\W\d]{0,9}(?:please )?download (?![^:]{0,100}\b(?:pre-?trained|weights?|models?|checkpoints?|code|software|versions?|packages?|librar\w+|tools?)\b)"
    r"[^:;]{1,80} from\W{1,3}https?://[^\s/]{1,80}/(?:[^\s/]{1,40}/){0,3}data(?:sets?)?/"
)
"""Sentence that gives the data themselves."""
DATA_FETCHED = r"^\W*(?:please |first,? |then )?download (?:(?!models?\b|weights\b)\w+ ){1,5}(?:data(?:sets?|bases?)?|corpus|corpora)\b"
"""Sentence that tells the reader to download data, wherever they are."""
DATA_LAID_DOWN = (
    r"\b(?:are|is|were|was) (?:all |also |now )?(?:on|at|in|from|under|via|archived|deposited|stored|hosted|shared"
    r"|published)\b"
)
"""What is said of data that lie somewhere."""
DATA_REPOSITORIES = (
    "zenodo.org/", "10.5281/zenodo", "figshare.com", "osf.io", "dataverse", "openneuro.org", "datadryad.org",
    "10.5061/dryad", "huggingface.co/datasets", "kaggle.com/datasets", "pangaea.de", "10.17632", "data.mendeley.com",
    "10.7910/DVN", "10.7910/dvn",
)  # fmt: skip
"""Parts of addresses at which research data are published."""
NOT_INPUT_DATA = (
    r"\b(?:model card\b|dump files?\b|(?:output|resulting|predicted) (?:\w+ )?data|metadata\b"
    r"|meta-data\b|after (?:running|executing|the run)\b.{0,80}\b(?:is|are|be) (?:stored|saved|written|found)\b"
    r"|(?:stored|saved|written|located) (?:in|to|into|under|at) (?:the |a )?\W{0,3}(?:[\w.~-]{1,40}/){0,4}(?:results?|outputs?)\b"
    r"|with (?:the )?(?:generous |financial )?(?:support|funding) (?:of|from|by)\b"
    r"|(?:test|validation|dev)[ -]?sets? (?:results?|accurac\w+|scores?|performance)\b|obtain\w* \W?\d[\d.]*\W{0,3}(?:%|accurac|top)"
    r"|(?:docker|container|singularity|apptainer|base) images?\b|(?:an?|one) (?:test|sample|example|demo) (?:file|image|picture|photo|video|clip)\b|not (?:the )?actual data\b"
    r"|(?:timing|profiling) (?:data|logs?)\b.{0,30}\b(?:stored|saved|written)\b"
    r"|(?:sav|stor|writ|export)\w{1,3} (?:\w+ ){0,3}data (?:as|to) [^.;/]{0,60}\b(?:to|for) (?:later )?(?:visuali[sz]\w+|plot\w*|post-?process\w*|view\w*|inspect\w*)\b"
    r"|on my (?:own )?(?:machine|computer|laptop|disk)\b"
    r"|(?<!you )(?<!we )(?<!users )(?:can|to) (?:\w+ )?(?:download|fetch|retrieve|load|import|read) (?:\w+ )?data(?:sets?)? from (?:any|different|various|several|many|multiple) |\b(?:server|database|daemon|app) creates\b"
    r"|(?:accept|agree)\w* .{0,60}\b(?:terms|licen[cs]e)|terms of (?:use|service)\b)"
    r"|^\W*(?:all |the |our )?(?:outputs?|results?|logs?|predictions?)\b.{0,60}\b(?:saved|stored|written)\b"
    r"|^\W*(?:all |the |our )?(?:(?:raw|final|numerical|simulation|simulated) ){0,2}(?:data )?(?:outputs?|results?|logs?|predictions?) (?:can|may|are|is)\b.{0,20}\b(?:downloaded|available|found|at|here)\b"
)
"""Sentence about what a program writes, or about the terms under which something may be used."""
OF_A_MODEL_OR_RESULT = (
    r"\b(?:(?:pre-?)?train|fine-?tun|evaluat|test|validat)ed\s(?:\w+\s)?(?:on|with|using)\s[^.;,()]{0,80}?\b(?:data(?:sets?)?"
    r"|corpus|corpora)\b|(?:数据集?|语料)上(?:精调|微调|预?训练|评测)"
    r"|\breproduc\w{1,4}\s(?:\w+,?\s){0,4}(?:figures?|tables?|results?|plots?)(?:,?\s(?:and|or)\s(?:the\s)?data)\b"
    r"|\b(?:weights|checkpoints?|(?:pre-?)?trained\smodels?)\s(?:for|on|of|from)\s[^.;,()]{0,80}?\bdata(?:sets?)?\b"
)
"""What is said of a model that was trained on data, or of results that are reproduced with them."""
DATA_NAMES = r"\b(?:ImageNet|ILSVRC\w*|CIFAR-?10{1,2}|MNIST|(?:MS-?)?COCO|CelebA(?:-HQ)?|LSUN|Cityscapes|KITTI|WikiText)\b"
"""Data that are known by their names."""
DATA_DOWNLOAD = r"^\W*(?:first,?\s|then\s)?(?:please\s)?download\s.{1,120}\sfrom\s"
"""Sentence that fetches something; below a heading about data it is the data."""
DATA_MEANT = r"\bdownload(?:\s(?:and|or)\s\w{1,20})?\s(?:it|them|these|those|both|all of them)\b"
"""Sentence that fetches what the sentences before it speak of."""
DATA_SIEVE = (
    "data", "corpus", "corpora", "annotations", "set", "数据", "資料集", "데이터", "データ", "imagenet", "ilsvrc", "cifar", "mnist", "coco",
    "celeba", "lsun", "cityscapes", "kitti", "wikitext", "download", "instance",
)  # fmt: skip
"""One of these stands, in lower case, in whatever `DATA_WORD`, `DATA_NAMES` or `DATA_DOWNLOAD` finds."""
DATA_STORES = (
    "drive.google.com", "docs.google.com/uc", "dropbox.com", "onedrive.live.com", "1drv.ms", "pan.baidu.com",
    "zenodo.org/", "10.5281/zenodo", "figshare.com", "osf.io", "mega.nz", "box.com", "dataverse",
    "huggingface.co/datasets", "kaggle.com/datasets", "openneuro.org", "datadryad.org", "10.5061/dryad",
)  # fmt: skip
"""Parts of addresses at which data are stored."""
DATA_COMMAND = (
    r"\b(?:download|get|fetch|prepare|create|make|process|preprocess|build)[\w-]{0,40}(?:data"
    r"|corpus)[\w-]{0,40}\.(?:py|sh|m|r)\b"
    r"|\bdownload[_-](?![\w-]{0,40}(?:model|weight|ckpt|checkpoint|pretrain|bert|gpt|llama|vgg|resnet))[\w-]{0,40}\.(?:py|sh|m)\b"
    r"|\b(?:wget|curl|gdown|kaggle)\b.{0,300}(?:\bdata|[/_-](?:observations|recordings|annotations|measurements|spectra|samples|corpus|reads"
    r"|images|videos)[\w-]{0,20}\.(?:zip|tgz|tar|gz|csv|tsv|7z|h5|nc|mat|npz|json|parquet)\b)"
    r"|(?<![\w.-])(?:\./|(?:ba|z|c)?sh\s{1,3}|source\s{1,3})(?:[\w.-]{1,40}/){0,3}data(?:sets?)?/(?:[\w.-]{1,40}/){0,3}"
    r"(?!(?:run|train|test|eval)\w{0,40}\.sh)[\w-]{1,40}\.sh\b"
    r"|\btar\s[^\n]{1,120}\s-C\s{1,3}\.{0,2}/?data\b|\bunzip\s[^\n]{1,120}\s-d\s{1,3}\.{0,2}/?data\b"
)
"""Command that fetches or prepares data."""
NOT_PROGRAMS = r"^(?:gen|generate|make|create|build|prepare)[_-]?train|unit[_-]?tests?$|^build[_-]tests?$|data|split|util|loader|config|instruction|vocab|annotation|label|setup|version|install|requirements|changelog|readme|licen[cs]e|(?:plot|fig(?:ure)?)s?[_-]?(?:style|theme|settings|params|colou?rs)"
"""Stem of a file that is about something else, whatever verb stands before."""
