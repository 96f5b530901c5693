/** Invented names of the mix that lives in Semarang; none is taken from an official. */
import type { Random } from './random.ts'

const men = [
  'Agung',
  'Aji',
  'Anggoro',
  'Ardian',
  'Arif',
  'Bagus',
  'Bambang',
  'Bayu',
  'Danang',
  'Dimas',
  'Eko',
  'Fajar',
  'Galih',
  'Gunawan',
  'Hendra',
  'Heru',
  'Imam',
  'Indra',
  'Joko',
  'Kurniawan',
  'Lukman',
  'Mahendra',
  'Nugroho',
  'Panji',
  'Purwanto',
  'Raditya',
  'Rizal',
  'Satria',
  'Setyo',
  'Slamet',
  'Sugeng',
  'Suryo',
  'Teguh',
  'Tri',
  'Wahyu',
  'Widodo',
  'Yoga',
  'Yusuf',
]
const women = [
  'Anggun',
  'Anisa',
  'Ayu',
  'Citra',
  'Dewi',
  'Dian',
  'Endang',
  'Erna',
  'Fitri',
  'Hesti',
  'Ika',
  'Indah',
  'Kartika',
  'Laras',
  'Lestari',
  'Lilis',
  'Maya',
  'Mega',
  'Nanik',
  'Ningsih',
  'Nur',
  'Puspita',
  'Rahayu',
  'Ratna',
  'Retno',
  'Rini',
  'Sari',
  'Siti',
  'Sri',
  'Sulastri',
  'Tika',
  'Umi',
  'Wahyuni',
  'Widya',
  'Wulan',
  'Yanti',
  'Yuliana',
  'Zahra',
]
const javanese = [
  'Adiwijaya',
  'Budiarso',
  'Cahyono',
  'Darmastuti',
  'Hadisumarto',
  'Handoko',
  'Harjanto',
  'Hartanto',
  'Kusumaningrum',
  'Kusumo',
  'Mardiyanto',
  'Marsudi',
  'Notoatmaja',
  'Pamungkas',
  'Prabandari',
  'Prakoso',
  'Prasetyaningtyas',
  'Pratiwi',
  'Priyambodo',
  'Raharjo',
  'Saputri',
  'Sasongko',
  'Setyaningsih',
  'Sudibyo',
  'Sumarsono',
  'Tjahyadi',
  'Utami',
  'Wicaksono',
  'Widyastuti',
  'Wirasena',
  'Yudhanto',
  'Yulianti',
]
const maleOnly = new Set([
  'Adiwijaya',
  'Budiarso',
  'Cahyono',
  'Kusumo',
  'Mardiyanto',
  'Priyambodo',
  'Sumarsono',
  'Yudhanto',
  'Wicaksono',
  'Prakoso',
  'Raharjo',
  'Sasongko',
  'Handoko',
  'Harjanto',
  'Hartanto',
  'Marsudi',
  'Sudibyo',
  'Wirasena',
  'Tjahyadi',
  'Pamungkas',
  'Notoatmaja',
  'Hadisumarto',
])
const femaleOnly = new Set([
  'Darmastuti',
  'Kusumaningrum',
  'Prabandari',
  'Prasetyaningtyas',
  'Pratiwi',
  'Saputri',
  'Setyaningsih',
  'Utami',
  'Widyastuti',
  'Yulianti',
])
const others: readonly { first: Record<'l' | 'p', readonly string[]>; last: readonly string[] }[] = [
  {
    first: {
      l: ['Hotman', 'Parlin', 'Togar', 'Rudolf', 'Binsar'],
      p: ['Rotua', 'Tiur', 'Marlina', 'Lamria', 'Dameria'],
    },
    last: ['Hutabarat', 'Lumbantobing', 'Siregar', 'Nainggolan', 'Situmeang'],
  },
  {
    first: {
      l: ['Kevin', 'Hendrawan', 'Stefanus', 'Yohanes', 'Liem Hok'],
      p: ['Lanny', 'Meliana', 'Yosefin', 'Felicia', 'Vivian'],
    },
    last: ['Tanujaya', 'Halimwijaya', 'Gunadi Lie', 'Santosa Oei', 'Setiadharma'],
  },
  {
    first: { l: ['Asep', 'Dadang', 'Ujang', 'Cecep'], p: ['Neneng', 'Euis', 'Imas', 'Lilis'] },
    last: ['Suhendar', 'Kurnia', 'Permana', 'Wiranata'],
  },
  {
    first: { l: ['Abdul', 'Ahmad', 'Fadhil', 'Husein'], p: ['Aisyah', 'Fatimah', 'Khadijah', 'Salma'] },
    last: ['Alatas Basri', 'Hakim Mubarak', 'Rahman Syukur', 'Zainuddin Amin'],
  },
]

export interface NameMaker {
  /** A name that was not given before. */
  make(random: Random, sex: 'l' | 'p'): string
}

export function createNameMaker(): NameMaker {
  const given = new Set<string>()
  return {
    make(random, sex) {
      for (;;) {
        const name = draw(random, sex)
        if (given.has(name)) continue
        given.add(name)
        return name
      }
    },
  }
}

function draw(random: Random, sex: 'l' | 'p'): string {
  if (random.chance(0.16)) {
    const group = random.pick(others)
    return `${random.pick(group.first[sex])} ${random.pick(group.last)}`
  }
  const firsts = sex === 'l' ? men : women
  const lasts = javanese.filter((name) => !(sex === 'l' ? femaleOnly : maleOnly).has(name))
  const first = random.pick(firsts)
  if (random.chance(0.35)) {
    const middle = random.pick(firsts.filter((name) => name !== first))
    return `${first} ${middle} ${random.pick(lasts)}`
  }
  return `${first} ${random.pick(lasts)}`
}
