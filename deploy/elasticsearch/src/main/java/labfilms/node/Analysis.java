package labfilms.node;

import java.util.Map;
import java.util.function.UnaryOperator;

import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * The token filters that labfilms/search/elastic/analysis.py names, under the names and with the
 * settings that a whole Elasticsearch gives them.
 */
public final class Analysis extends Plugin implements AnalysisPlugin {

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.of(
            "asciifolding", named(settings -> ASCIIFoldingFilter::new),
            "elision", named(Analysis::elision),
            "stemmer", AnalysisPlugin.requiresAnalysisSettings(named(settings -> stemmer(settings.get("language")))));
    }

    /** What makes a chain's link from the filter's settings. */
    private interface Maker {
        UnaryOperator<TokenStream> from(Settings settings);
    }

    private static AnalysisProvider<TokenFilterFactory> named(Maker maker) {
        return (index, environment, name, settings) -> new Link(name, maker.from(settings));
    }

    private record Link(String name, UnaryOperator<TokenStream> filter) implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream words) {
            return filter.apply(words);
        }
    }

    private static UnaryOperator<TokenStream> elision(Settings settings) {
        boolean anyCase = settings.getAsBoolean("articles_case", false);
        CharArraySet articles = new CharArraySet(settings.getAsList("articles"), anyCase);
        return words -> new ElisionFilter(words, articles);
    }

    private static UnaryOperator<TokenStream> stemmer(String language) {
        return switch (language) {
            case "light_french" -> FrenchLightStemFilter::new;
            case "english" -> PorterStemFilter::new;
            default -> throw new IllegalArgumentException("no stemmer for " + language + " in this node");
        };
    }
}
