package io.wirewatch.bench.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers with as many digits as a measurement deserves. */
public final class Digits {
    private static final MathContext THREE = new MathContext(3);

    private Digits() {}

    /** Three significant digits: {@code 12,300}, {@code 4.56}, {@code 0.0123}. */
    public static String three(double number) {
        BigDecimal rounded = new BigDecimal(number).round(THREE);
        // BigDecimal leaves the zeros out of 1.00 and 0.500, which say how exact it is.
        if (rounded.signum() != 0 && rounded.precision() < THREE.getPrecision()) {
            rounded = rounded.setScale(rounded.scale() + THREE.getPrecision() - rounded.precision());
        }
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(Math.max(0, rounded.scale()));
        return format.format(rounded);
    }
}
