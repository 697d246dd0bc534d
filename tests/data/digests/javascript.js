// What the group wrote, the newest first
import { logo } from "./logo.js";

const papers = [
  {
    title: "Reeds That Count: Marsh Sensors Without Batteries",
    authors: ["Ada Fen", 'Bo Moor'],
    venue: `Workshop on Wet Systems`,
    date: new Date("2023-11-04"),
    links: { pdf: "https://arxiv.org/abs/2311.90001", code: "https://github.com/fen-lab/reeds" },
  },
  {
    title: "Sedge and Salt",
    authors: ["Cy Bog"],
    year: 2022,
    icon: logo("small"),
  },
];

export default papers;
