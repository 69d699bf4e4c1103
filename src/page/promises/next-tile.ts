/** Where a tile is: the row, the column, and its place in the cell. */
export interface TilePlace {
  readonly row: number;
  readonly column: number;
  readonly index: number;
}

/** How many tiles each cell has, row by row. */
export type TileGrid = readonly (readonly number[])[];

/**
 * Where a key leads from a tile: left and right through the tiles of a row, up and down to the next row that has any
 * in this column, Home and End in the row, with Control to the first and the last of all.
 *
 * @returns nothing where the key means something else, or leads nowhere
 */
export function nextTile(grid: TileGrid, from: TilePlace, key: string): TilePlace | undefined {
  switch (key) {
    case "ArrowRight":
      return inRow(grid, from, 1);
    case "ArrowLeft":
      return inRow(grid, from, -1);
    case "ArrowDown":
      return inColumn(grid, from, 1);
    case "ArrowUp":
      return inColumn(grid, from, -1);
    case "Home":
      return tilesOfRow(grid, from.row)[0];
    case "End":
      return tilesOfRow(grid, from.row).at(-1);
    case "Control+Home":
      return allTiles(grid)[0];
    case "Control+End":
      return allTiles(grid).at(-1);
    default:
      return undefined;
  }
}

function inRow(grid: TileGrid, from: TilePlace, step: number): TilePlace | undefined {
  const tiles = tilesOfRow(grid, from.row);
  const now = tiles.findIndex(({ column, index }) => column === from.column && index === from.index);
  return tiles[now + step];
}

function inColumn(grid: TileGrid, from: TilePlace, step: number): TilePlace | undefined {
  for (let row = from.row + step; grid[row] !== undefined; row += step) {
    const tiles = grid[row]?.[from.column] ?? 0;
    if (tiles > 0) return { row, column: from.column, index: Math.min(from.index, tiles - 1) };
  }
  return undefined;
}

function tilesOfRow(grid: TileGrid, row: number): readonly TilePlace[] {
  return (grid[row] ?? []).flatMap((tiles, column) =>
    Array.from({ length: tiles }, (_, index) => ({ row, column, index })),
  );
}

function allTiles(grid: TileGrid): readonly TilePlace[] {
  return grid.flatMap((_, row) => tilesOfRow(grid, row));
}
