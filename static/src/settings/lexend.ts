import "@fontsource/lexend/400.css";
import "@fontsource/lexend/700.css";
