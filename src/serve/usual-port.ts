/** Where the pages are when nobody says otherwise, so that their addresses can be kept. */
export const usualPort = 4780;
