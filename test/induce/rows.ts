import type { Item } from '../../src/types/item.js'

/** A row of a title and, where it matters, more. */
export function row(title: string, gold?: string, more: Partial<Item> = {}): Item {
  const place = { file: 'rows.csv', line: 1, column: 0 }
  const texts = { title, ...more.texts }
  return { id: title, numbers: {}, categories: {}, kept: [], place, ...more, texts, gold }
}

const PLOTS = 'строит дом,ищет клад,поёт песню,едет в лес,красит забор,варит суп'.split(',')
const OTHERS = 'Трактор,Котёнок,Пожарные,Робот,Динозавр,Куклы'.split(',')

/** Rows of two cartoons, one of whose names is in the other's, and of none. */
export function cartoons(): Item[] {
  return PLOTS.flatMap((plot, i) => [
    row(`Лунтик ${plot}`, 'Лунтик'),
    row(`Лунтика ждут: кто ${plot}`, 'Лунтик'),
    row(`Царевны и кот: кто ${plot}`, 'Царевны'),
    row(`Жила-была царевна и как она ${plot}`, 'ЖилаБыла Царевна'),
    row(`Серия про то, кто ${plot}. Жилабыла царевна`, 'ЖилаБыла Царевна'),
    ...OTHERS.map((hero, j) => row(`${hero} ${plot} ${i * 7 + j}`, 'none')),
  ])
}
