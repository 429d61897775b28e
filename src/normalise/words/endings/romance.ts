import type { Endings } from './endings.js'

/** Spanish. */
export const ES: Endings = {
  nouns: `
    a 0s; d 0es; e 0s; i 0s; l 0es; n 2ones 2ines; o 0s; r 0es; s 0es; t 0s; y 0es; z 1ces; é 0s;
    í 0es 0s; ú 0es 0s; án 2anes; én 2enes; ín 2ines; ón 2ones`,
  adjectives: '',
}

/** French. */
export const FR: Endings = {
  nouns: `
    a 0s; b 0s; c 0s; d 0s; e 0s; f 0s; g 0s; h 0s; i 0s; k 0s; l 0s 1ux; m 0s; n 0s; o 0s; p 0s;
    r 0s; t 0s; u 0x 0s; y 0s; é 0s; au 0x; el 0s; il 0s 2ux; ol 0s`,
  adjectives: '',
}

/** Italian. */
export const IT: Endings = {
  nouns: `
    a 1e 1i 1he; e 1i; o 1i; ca 1he 1i; co 1i 1hi; da 1e 1i; ea 1e; ga 1he 1i; go 1hi 1i; ia 1e
    2e; la 1e; ma 1i 1e; na 1e 1i; ra 1e 1i; sa 1e; ta 1e 1i; va 1e; za 1e; ata 1e; fia 1e; ico
    1i; lia 1e; mia 1e; nia 1e; ria 1e; sco 1hi; tta 1e; ura 1e; ogia 1e`,
  adjectives: '',
}

/** Portuguese. */
export const PT: Endings = {
  nouns: `
    a 0s; e 0s; i 0s; l 1is 1s 2óis; m 1ns; n 0es; o 0s 2ões; r 0es; t 0s; u 0s; z 0es; ã 0s; é
    0s; ó 0s; ô 0s; al 1is; bo 0s; co 0s; do 0s; el 1is; go 0s; ho 0s; il 1s 2eis; io 0s; lo 0s;
    mo 0s; no 0s; po 0s; ro 0s; so 0s; to 0s; vo 0s; ão 2ões; ço 0s`,
  adjectives: '',
}
