// The same page kinds as the other tools; bench.json says which picture formats to make, none for words alone.
import fs from "node:fs";
import { feedPlugin } from "@11ty/eleventy-plugin-rss";

const { formats } = JSON.parse(fs.readFileSync("bench.json", "utf8"));
const PAGE = 24;

const byDate = (api) => api.getFilteredByGlob("content/guides/**/*.md").sort((x, y) => y.date - x.date);

function chunks(items, size) {
  const out = [];
  for (let i = 0; i < items.length; i += size) out.push(items.slice(i, i + size));
  return out;
}

function paged(namesOf) {
  return (api) => {
    const held = new Map();
    for (const guide of byDate(api)) {
      for (const name of namesOf(guide)) {
        if (!held.has(name)) held.set(name, []);
        held.get(name).push(guide);
      }
    }
    return [...held].sort().flatMap(([name, guides]) =>
      chunks(guides, PAGE).map((items, i, all) => ({ name, items, n: i + 1, of: all.length })));
  };
}

export default async function (config) {
  config.addPassthroughCopy({ static: "/" });
  config.addCollection("guides", byDate);
  config.addCollection("guidesAsc", (api) => byDate(api).reverse());
  config.addCollection("regionPages", paged((guide) => [guide.data.region]));
  config.addCollection("tagPages", paged((guide) => guide.data.tags));
  config.addCollection("regionNames", (api) => [...new Set(byDate(api).map((guide) => guide.data.region))].sort());
  config.addFilter("ymd", (date) => date.toISOString().slice(0, 10));
  config.addPlugin(feedPlugin, {
    type: "rss",
    outputPath: "/feed.xml",
    collection: { name: "guidesAsc", limit: 20 },
    metadata: { language: "en", title: "Guides", subtitle: "Guides", base: "https://example.org/", author: { name: "Guides" } },
  });
  if (formats.length) {
    const { eleventyImageTransformPlugin } = await import("@11ty/eleventy-img");
    config.addPlugin(eleventyImageTransformPlugin, {
      formats,
      widths: [480, 960, 1600],
      urlPath: "/img/",
      outputDir: "_site/img/",
      fixOrientation: true,
      failOnError: true,
      sharpJpegOptions: { quality: 80 },
      sharpWebpOptions: { quality: 80 },
      sharpAvifOptions: { quality: 60 },
      htmlOptions: { imgAttributes: { loading: "lazy", sizes: "60rem" } },
    });
  }
  return {
    dir: { input: "content", includes: "../_includes", output: "_site" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}
