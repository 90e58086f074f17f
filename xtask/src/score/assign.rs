//! Maximum-weight one-to-one assignment (the Hungarian method).

/// Pairs (row, column) so that the summed score is greatest; `score[row][column]`.
pub(crate) fn assign(score: &[Vec<f64>]) -> Vec<(usize, usize)> {
    let rows = score.len();
    let columns = score.first().map_or(0, Vec::len);
    if rows == 0 || columns == 0 {
        return Vec::new();
    }
    let flipped = rows > columns;
    let (n, m) = if flipped { (columns, rows) } else { (rows, columns) };
    let cost = |i: usize, j: usize| if flipped { -score[j][i] } else { -score[i][j] };
    // Potentials and matching, one-based as in the usual presentation.
    let (mut u, mut v) = (vec![0.0; n + 1], vec![0.0; m + 1]);
    let (mut matched, mut way) = (vec![0; m + 1], vec![0; m + 1]);
    for i in 1..=n {
        matched[0] = i;
        let mut column = 0;
        let mut least = vec![f64::INFINITY; m + 1];
        let mut used = vec![false; m + 1];
        loop {
            used[column] = true;
            let row = matched[column];
            let (mut delta, mut following) = (f64::INFINITY, 0);
            for j in 1..=m {
                if used[j] {
                    continue;
                }
                let reduced = cost(row - 1, j - 1) - u[row] - v[j];
                if reduced < least[j] {
                    least[j] = reduced;
                    way[j] = column;
                }
                if least[j] < delta {
                    delta = least[j];
                    following = j;
                }
            }
            for j in 0..=m {
                match used[j] {
                    true => {
                        u[matched[j]] += delta;
                        v[j] -= delta;
                    }
                    false => least[j] -= delta,
                }
            }
            column = following;
            if matched[column] == 0 {
                break;
            }
        }
        while column != 0 {
            matched[column] = matched[way[column]];
            column = way[column];
        }
    }
    let pairs = (1..=m).filter(|&j| matched[j] != 0).map(|j| (matched[j] - 1, j - 1));
    pairs.map(|(a, b)| if flipped { (b, a) } else { (a, b) }).collect()
}

#[cfg(test)]
mod tests {
    use super::assign;

    #[test]
    fn the_best_pairs_may_not_be_the_greedy_ones() {
        // Greedy would take 0.9 and be left with 0.0.
        let mut pairs = assign(&[vec![0.9, 0.8], vec![0.8, 0.0]]);
        pairs.sort_unstable();
        assert_eq!(pairs, [(0, 1), (1, 0)]);
        let mut tall = assign(&[vec![0.1], vec![0.7], vec![0.3]]);
        tall.sort_unstable();
        assert_eq!(tall, [(1, 0)]);
        assert!(assign(&[]).is_empty());
    }
}
