"""Where pretrained weights are kept, and what their files are called.

Source: links to weights in READMEs of research repositories; collected 2026-11.
"""

WEIGHT_ENDINGS = (
    ".pth", ".pt", ".ckpt", ".safetensors", ".caffemodel", ".t7", ".pdparams", ".onnx", ".h5", ".hdf5",
    ".pkl", ".npz", ".pth.tar", ".tar", ".tar.gz", ".tgz", ".zip", ".bin", ".weights", ".params",
    ".msgpack", ".gguf", ".tflite", ".pb", ".mlpackage.zip", ".joblib", ".7z", ".keras", ".model",
    ".zst", ".zstd", ".rar",
)  # fmt: skip
"""Endings of links to a file of weights; the packed ones need a word beside them."""
SURE_ENDINGS = (
    ".pth", ".pt", ".ckpt", ".safetensors", ".caffemodel", ".t7", ".pdparams", ".pth.tar", ".weights",
    ".gguf", ".tflite",
)  # fmt: skip
"""Endings that nothing but weights have."""
STORES = (
    "drive.google.com", "docs.google.com/uc", "dropbox.com", "onedrive.live.com", "1drv.ms",
    "pan.baidu.com", "zenodo.org/record", "figshare.com", "osf.io", "mega.nz", "box.com",
    "storage.googleapis.com", "amazonaws.com", "cloud.tsinghua.edu.cn",
    "console.cloud.google.com/storage", "releases/download", "/releases", "sharepoint.com",
    "modelscope.cn/models", "dl.fbaipublicfiles.com", "openaipublic", "owncloud", "nextcloud",
    "tfhub.dev", "kaggle.com/models", "aliyuncs.com", "disk.yandex", "yadi.sk",
    "blob.core.windows.net", "gs://", "seafile", "gitlab.com/api", "edmond.mpg.de", "sjtu.edu.cn/f",
    "polybox", "surfdrive", "academictorrents", "huggingface.co", "hf.co", "quickdraw",
    "cloudfront.net", "10.5281/zenodo", "zenodo.org/doi", "10.6084", "10.17605/osf", "10.7910/dvn", "dataverse",
    "catalog.ngc.nvidia.com", "api.ngc.nvidia.com", "mediafire.com", "pan.quark.cn", "pan.xunlei.com", "weiyun.com",
    "lanzou", "aistudio.baidu.com", "syncandshare", "keeper.mpdl", "heibox", "bwsync", "b2drop", "sciebo", "cernbox",
    "switch.ch", "pcloud", "/index.php/s/", "icloud.com", "wetransfer",
)  # fmt: skip
"""Parts of addresses at which files are stored; a word for weights must stand beside them."""
_NO_OWNER = r"(?!(?:datasets|spaces|papers|docs|blog|learn|collections|join|organizations|transformers|settings|tasks|posts)(?:/|$))"
"""Beginning of an address on a hub behind which no owner of models is named."""
HUB_MODEL = (
    rf"^https?://(?:www\.)?(?:huggingface\.co|hf\.co)/{_NO_OWNER}"
    r"[\w.-]{1,96}/(?!(?:datasets|models|spaces)/?$)[\w.-]{1,96}/?(?:$|[?#]|tree/|resolve/|blob/)|^https?://(?:www\.)?modelscope\.cn/models/"
)
"""Address of a model on a hub."""
HUB_COLLECTION = "huggingface.co/collections/"
"""Part of the address of a collection of models, behind which its owner is named."""
HUB_BASE_MODEL = (
    r"//(?:www\.)?(?:huggingface\.co|hf\.co)/(?:distil|al|camem|mobile|deberta)?(?:bert-|roberta-|gpt2|openai-gpt|xlnet-|xlm-|t5-|electra-)"
    r"[\w.-]{0,80}/?(?:$|[?#]|(?:tree|resolve|blob)/)"
)
"""Address of a model on a hub without an owner in it: one of those with which the hub began.
Source: https://huggingface.co/docs/transformers/v4.20.0/en/pretrained_models"""
HUB_PAGE = r"//(?:www\.)?(?:huggingface\.co|hf\.co)/(?:docs|blog|papers|spaces(?!/[^/]{1,100}/[^/]{1,100}/(?:tree|blob|resolve)/)|learn|join|organizations)(?:/|$)"
"""Page of a hub that holds no model."""
FRAMEWORK_MODELS = (
    r"download\.pytorch\.org|download\.tensorflow\.org|storage\.googleapis\.com/(?:tensorflow|keras|bert_models)"
    r"|s3\.amazonaws\.com/(?:pytorch|models\.huggingface)|dl\.fbaipublicfiles\.com|openaipublic|tfhub\.dev"
    r"|download\.openmmlab\.com|paddle\w{0,20}\.(?:bj\.)?bcebos\.com|huggingface\.co/timm/|/torchvision|/keras-applications"
    r"|/(?:resnet|resnext|vgg|alexnet|inception|googlenet|densenet|mobilenet|efficientnet|squeezenet|xception|senet|se_res"
    r"|convnext|swin|deit|vit[_-]|dino|clip|bert|roberta|gpt2|wav2vec|hrnet|hubert|dpn|nasnet|pnasnet|shufflenet"
    r"|mnasnet|bninception|wide_resnet|res2net|darknet|yolo|lpips|sam_vit)[^/]{0,80}$"
)
"""Address of a base model: of a framework's own host, or named only by an architecture that others published."""
HUB_COMMAND = r"(?:\bhuggingface-cli|\bhf)\s+download\s+(?![^\n]{0,200}--repo-type[\s=]+(?:dataset|space))(?:--[\w-]{1,30}[\s=]+){0,3}"
"""Beginning of a command that fetches a model from a hub.
Source: https://huggingface.co/docs/huggingface_hub/guides/cli"""
HUB_CALL = (
    r"from_pretrained\(\s{0,20}[\"'][\w.-]{1,96}/[\w.-]{1,96}[\"']|hf_hub_download\(|snapshot_download\("
    r"|torch\.hub\.load|\bpipeline\(\s{0,20}[\"'][\w-]{1,40}[\"'],\s{0,5}(?:model\s?=\s?)?[\"'][\w.-]{1,96}/[\w.-]{1,96}[\"']"
    rf"|{HUB_COMMAND}(?:[\w.-]{{1,96}}/[\w.-]{{1,96}}|[^\s$<{{]{{0,96}}[$<{{])"
    r"|\bollama\s+(?:pull|run)\s+[\w.-]{1,96}/\w"
    rf"|huggingface\.co/{_NO_OWNER}"
    r"[\w.-]{1,96}/(?!(?:datasets|models|spaces)\s*$)[\w.-]{1,96}(?:\s|$)"
)
"""Call or command that fetches a model from a hub."""

HOSTS_OF = {
    "download.pytorch.org": ("pytorch",),
    "download.tensorflow.org": ("tensorflow", "google"),
    "storage.googleapis.com/tensorflow": ("tensorflow", "google", "keras"),
    "storage.googleapis.com/bert_models": ("google",),
    "openaipublic": ("openai",),
    "dl.fbaipublicfiles.com": ("facebook", "fair", "meta"),
    "download.openmmlab.com": ("openmmlab",),
    "amazonaws.com/open-mmlab": ("openmmlab",),
    "open-mmlab.s3": ("openmmlab",),
    "data.lip6.fr/cadene": ("cadene",),
    "bcebos.com/paddle": ("paddle",),
    "tfhub.dev": ("google", "tensorflow", "deepmind"),
    "nlp.stanford.edu/data": ("stanford",),
    "amazonaws.com/fasttext": ("facebook", "fasttext"),
    "allennlp.s3": ("allenai", "allennlp"),
    "amazonaws.com/allennlp": ("allenai", "allennlp"),
    "public.ukp.informatik": ("ukp",),
    "nlp.informatik.hu-berlin.de": ("flair", "zalando"),
    "storage.googleapis.com/vit_models": ("google",),
    "vlfeat.org/matconvnet": ("vlfeat",),
    "dl.caffe.berkeleyvision.org": ("bvlc", "berkeley"),
    "data.mxnet.io": ("mxnet", "dmlc", "apache"),
    "pjreddie.com": ("pjreddie",),
    "dlib.net/files": ("davisking",),
    "ommer-lab.com": ("compvis", "ommer"),
    "nvlabs-fi-cdn.nvidia.com": ("nvlabs", "nvidia"),
    "api.ngc.nvidia.com": ("nvlabs", "nvidia"),
    "amazonaws.com/avg-projects": ("autonomousvision",),
    "/pytorch-image-models/releases": ("rwightman", "huggingface"),
}
"""Stores of one owner, and words in the names of that owner: elsewhere they are where a base model comes from."""
BASE_OWNERS = frozenset(
    """
    albert allenai baai baichuan-inc bert-base-uncased bigcode bigscience black-forest-labs cl-tohoku clip compvis
    cross-encoder databricks deepseek-ai distilbert eleutherai facebook facebookai google google-bert google-t5
    helsinki-nlp hfl huggingfaceh4 huggingfacem4 huggingfacetb huggyllama ibm-granite intel internlm klue laion
    liuhaotian lmsys meta-llama microsoft mistralai mosaicml nomic-ai nousresearch nvidia openai openai-community
    openbmb opengvlab roberta runwayml salesforce sentence-transformers stabilityai state-spaces tencentgamemate thudm tiiuae timm
    tinyllama togethercomputer unsloth vicuna xlnet 01-ai qwen
    deepfloyd depth-anything h94 idea-research lightricks lllyasviel madebyollin wan-ai zai-org
    """.split()
)
"""Owners on hubs, in lower case, whose models others build upon.
Source: the most loaded models of the hubs, and base models named in READMEs of research repositories; 2026-11."""
