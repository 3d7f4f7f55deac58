namespace Amp;

/// <summary>The standard WaveNet in double precision and plain loops, to compare with.</summary>
internal static class WaveNetReference
{
    /// <summary>The output of a whole signal.</summary>
    public static double[] Run(StandardWaveNet network, float[] signal)
    {
        double[][] input = [.. signal.Select(s => new double[] { s })];
        double[][] x = Product(network, "a0", input, 16);
        double[][] sum = Array(network, "a", ref x, input, [.. signal.Select(_ => new double[16])]);
        double[][] head = Product(network, "ahead", sum, 8);
        x = Product(network, "b0", x, 8);
        return [.. Product(network, "bhead", Array(network, "b", ref x, input, head), 1).Select(y => y[0])];
    }

    private static double[][] Array(StandardWaveNet network, string array, ref double[][] x, double[][] input, double[][] sum)
    {
        int channels = x[0].Length;
        for (int layer = 0; layer < 10; layer++)
        {
            double[][] convolved = Convolution(network, $"{array}c{layer}", x, channels, 1 << layer), mixed = Product(
                network, $"{array}m{layer}", input, channels);
            double[][] z = [.. convolved.Zip(mixed, (c, m) => c.Zip(m, (a, b) => Math.Tanh(a + b)).ToArray())];
            sum = Sum(sum, z);
            if (array == "a" || layer < 9)
            {
                x = Sum(x, Product(network, $"{array}p{layer}", z, channels));
            }
        }

        return sum;
    }

    private static double[][] Sum(double[][] a, double[][] b) => [.. a.Zip(b, (x, y) => x.Zip(y, (p, q) => p + q).ToArray())];

    private static double[][] Product(StandardWaveNet network, string name, double[][] x, int outputs) => Convolution(network, name, x, outputs, 1);

    private static double[][] Convolution(StandardWaveNet network, string name, double[][] x, int outputs, int dilation)
    {
        var layer = network.Layer(name);
        int inputs = x[0].Length, taps = layer.WeightCount / (inputs * outputs);
        float[] weights = new float[layer.WeightCount], bias = new float[outputs];
        layer.CopyWeightsTo(weights);
        if (layer.BiasCount > 0)
        {
            layer.CopyBiasesTo(bias);
        }

        return [.. Enumerable.Range(0, x.Length).Select(step => Enumerable.Range(0, outputs).Select(output => Value(step, output)).ToArray())];

        double Value(int step, int output)
        {
            double sum = bias[output];
            for (int tap = 0; tap < taps; tap++)
            {
                int at = step - ((taps - 1 - tap) * dilation);
                for (int i = 0; i < inputs && at >= 0; i++)
                {
                    sum += x[at][i] * weights[(((output * inputs) + i) * taps) + tap];
                }
            }

            return sum;
        }
    }
}
