///<reference types="svelte" />
;
import type { Episode, SeasonCredits } from '@shared/domain/season.ts';
import { pickText, type ShownText } from '../../text/local-text.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import EnglishMark from '../../ui/EnglishMark.svelte';
;

  interface Props {
    season: SeasonCredits;
  };function $$render() {

  
  
  
  


  let { season }: Props = $props();

  const texts = getTexts();
  const onlyEnglish = $derived(texts.m.language.onlyEnglish(texts.languageName(season.key.language)));

  /** Names of those with a job, by episode number: "Director" and "Writer" are TMDB's words in every language. */
  function namesByEpisode(job: string): ReadonlyMap<number, readonly string[]> {
    const names = new Map<number, string[]>();
    for (const credit of season.credits) {
      if (credit.job !== job) continue;
      for (const number of credit.episodeNumbers) {
        names.set(number, [...(names.get(number) ?? []), credit.person.name]);
      }
    }
    return names;
  }

  const englishByEpisode = $derived(
    new Map(season.english?.episodes.map((texts) => [texts.episodeNumber, texts])),
  );

  function nameOf({ episodeNumber, name }: Episode): ShownText {
    return pickText(name, englishByEpisode.get(episodeNumber)?.name);
  }

  const directors = $derived(namesByEpisode('Director'));
  const writers = $derived(namesByEpisode('Writer'));
;
async () => {

 { svelteHTML.createElement("ol", {});
     for(let episode of __sveltets_2_ensureArray(season.episodes)){episode.episodeNumber;
    const name = nameOf(episode);
    const directedBy = directors.get(episode.episodeNumber);
    const writtenBy = writers.get(episode.episodeNumber);
     { svelteHTML.createElement("li", {});
       { svelteHTML.createElement("span", { "class":`number`,});texts.number(episode.episodeNumber); }
       { svelteHTML.createElement("div", {});
         { svelteHTML.createElement("h3", {});
           { svelteHTML.createElement("bdi", {});name.text; }
          if(name.isEnglish){ { const $$_kraMhsilgnE4C = __sveltets_2_ensureComponent(EnglishMark); new $$_kraMhsilgnE4C({ target: __sveltets_2_any(), props: {    "label":texts.m.language.english,"reason":onlyEnglish,}});}}
         }
         { svelteHTML.createElement("p", {});
          if(directedBy !== undefined){ { svelteHTML.createElement("span", {});texts.m.season.directedBy(texts.list(directedBy)); }}
          if(writtenBy !== undefined){ { svelteHTML.createElement("span", {});texts.m.season.writtenBy(texts.list(writtenBy)); }}
         }
       }
       { svelteHTML.createElement("p", { "class":`facts`,});
        if(episode.airDate !== null){ { svelteHTML.createElement("span", {});texts.date(episode.airDate); }}
        if(episode.runtime !== null){ { svelteHTML.createElement("span", {});texts.m.season.minutes(episode.runtime); }}
       }
     }
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const EpisodesSection__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type EpisodesSection__SvelteComponent_ = ReturnType<typeof EpisodesSection__SvelteComponent_>;
/*Ωignore_endΩ*/export default EpisodesSection__SvelteComponent_;