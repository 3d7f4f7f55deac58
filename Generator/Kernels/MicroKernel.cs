using NetGen.Generator.Emission;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The step that all products consist of: rows × vectors of sums, each plus an input times a weight vector. Forward passes and input gradients walk it over the inputs,
/// weight gradients over the rows of the batch. The JIT compiles it into the loop around it; the sums stay in registers.
/// </summary>
internal sealed class MicroKernel
{
    /// <summary>Steps of a turn of the loop: room for the processor between two jumps.</summary>
    public const int Unroll = 4;

    private const int RowSets = 4;

    private readonly KernelSet kernels;
    private readonly TileShape shape;
    private readonly string method;

    public MicroKernel(KernelSet kernels, TileShape shape)
    {
        this.kernels = kernels;
        this.shape = shape;
        method = kernels.Share($"MultiplyAdd{shape.Name}", $"Adds to {shape.Rows} × {shape.Vectors} sums {shape.Rows} inputs, stride apart, times {Counted(shape.Vectors)} of weights.", WriteStep);
    }

    private string SecondParameter => shape.Vectors == 1 ? string.Empty : "int second, ";

    /// <summary>The line that adds one step to a set of sums.</summary>
    /// <param name="a">The first input.</param>
    /// <param name="stride">Distance of the inputs.</param>
    /// <param name="w">The weights.</param>
    /// <param name="set">Which sums.</param>
    public string Step(string a, string stride, string w, int set = 0) =>
        $"{method}({a}, {stride}, {w}, {(shape.Vectors == 1 ? string.Empty : "second, ")}{Arguments(set, 1)});";

    /// <summary>The line that adds many steps: as many as the largest multiple of <see cref="Unroll"/> that is in <paramref name="steps"/>, in turn to so many sets of sums.</summary>
    /// <param name="a">The first input.</param>
    /// <param name="stride">Distance of the inputs of a step.</param>
    /// <param name="next">Distance of a step's inputs from the last one's.</param>
    /// <param name="w">The first weights.</param>
    /// <param name="nextWeights">Distance of a step's weights from the last one's.</param>
    /// <param name="steps">How many steps.</param>
    /// <param name="sets">How many sets of sums.</param>
    public string Loop(string a, string stride, string next, string w, string nextWeights, string steps, int sets = 1) =>
        $"{AddLoop(sets)}({a}, {stride}, {next}, {w}, {nextWeights}, {(shape.Vectors == 1 ? string.Empty : "second, ")}{steps}, {Arguments(0, sets)});";

    /// <summary>The lines that add so many steps, a number known here: most in a loop, what is left over one by one.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="a">Local of the first input.</param>
    /// <param name="stride">Distance of the inputs of a step.</param>
    /// <param name="next">Distance of a step's inputs from the last one's.</param>
    /// <param name="w">Local of the first weights.</param>
    /// <param name="nextWeights">Distance of a step's weights from the last one's.</param>
    /// <param name="steps">How many steps.</param>
    /// <param name="sets">How many sets of sums they go to in turn.</param>
    public void WriteSteps(CodeWriter writer, string a, int stride, int next, string w, int nextWeights, int steps, int sets = 1)
    {
        int whole = steps >= 2 * Unroll ? steps / Unroll * Unroll : 0;
        if (whole > 0)
        {
            writer.Line(Loop("ref " + a, Number(stride), Number(next), "ref " + w, Number(nextWeights), Number(steps), sets));
        }

        for (int step = whole; step < steps; step++)
        {
            writer.Line(Step(Addresses.At(a, step * next, 0), Number(stride), Addresses.At(w, step * nextWeights, 0), step % sets));
        }
    }

    /// <summary>
    /// The line that adds all steps of one row. A row has too few sums to hide the latency of the multiply-add: every fourth step has sums of its own, which come together in the end.
    /// </summary>
    public string Row(string a, string w, string steps)
    {
        string row = kernels.Share(
            $"MultiplyAddRow{shape.Name}", $"All steps of one row, in turn to {RowSets} sets of sums, which come together in the end.", WriteRow);
        return $"{row}({a}, {w}, {(shape.Vectors == 1 ? string.Empty : "second, ")}{steps}, {Arguments(0, 1)});";
    }

    private void WriteRow(CodeWriter writer)
    {
        writer.Line(KernelNames.Inlined);
        using (writer.Open($"private static void §(ref float a, ref float w, {SecondParameter}int steps, {Parameters(1)})"))
        {
            for (int set = 1; set < RowSets; set++)
            {
                writer.Line($"Vector<float> {string.Join(", ", shape.VectorNames.Select(v => $"{TileShape.Sum(0, v, set)} = Vector<float>.Zero"))};");
            }

            writer.Line(Loop("ref a", "0", "1", "ref w", "16", "steps", RowSets));
            using (writer.Open($"for (int step = steps & ~{Unroll - 1}; step < steps; step++)"))
            {
                writer.Line(Step("ref Unsafe.Add(ref a, step)", "0", "ref Unsafe.Add(ref w, step * 16)"));
            }

            foreach (char vector in shape.VectorNames)
            {
                writer.Line($"{TileShape.Sum(0, vector)} = {TileShape.Reduce([.. Enumerable.Range(0, RowSets).Select(s => TileShape.Sum(0, vector, s))])};");
            }
        }
    }

    private void WriteStep(CodeWriter writer)
    {
        writer.Line(KernelNames.Inlined);
        using (writer.Open($"private static void §(ref float a, int stride, ref float w, {SecondParameter}{Parameters(1)})"))
        {
            // The JIT keeps the order of the source: the weights are held, the inputs stream through one register.
            string second = shape.Vectors == 1 ? string.Empty : ", wb = Vector.LoadUnsafe(ref Unsafe.Add(ref w, second))";
            writer.Line($"Vector<float> wa = Vector.LoadUnsafe(ref w){second};");
            for (int row = 0; row < shape.Rows; row++)
            {
                string input = row == 0 ? "a" : $"Unsafe.Add(ref a, {(row == 1 ? string.Empty : $"{row} * ")}stride)";
                string products = string.Join(" ", shape.VectorNames.Select(v => $"sum{row}{v} = Vector.MultiplyAddEstimate(x, w{v}, sum{row}{v});"));
                writer.Line($"{(row == 0 ? "Vector<float> x" : "x")} = Vector.Create({input}); {products}");
            }
        }
    }

    private string AddLoop(int sets) => kernels.Share(
        $"MultiplyAdd{shape.Name}Steps{(sets > 1 ? $"By{sets}" : string.Empty)}",
        $"The largest multiple of {Unroll} steps that is in steps{(sets > 1 ? $", in turn to {sets} sets of sums" : string.Empty)}.",
        writer => WriteLoop(writer, sets));

    private void WriteLoop(CodeWriter writer, int sets)
    {
        writer.Line(KernelNames.Inlined);
        using (writer.Open($"private static void §(ref float a, int stride, int next, ref float w, int nextWeights, {SecondParameter}int steps, {Parameters(sets)})"))
        using (writer.Open($"for (int step = {Unroll}; step <= steps; step += {Unroll})"))
        {
            for (int step = 0; step < Unroll; step++)
            {
                string times = step == 1 ? string.Empty : $"{step} * ";
                writer.Line(step == 0 ? Step("ref a", "stride", "ref w") : Step($"ref Unsafe.Add(ref a, {times}next)", "stride", $"ref Unsafe.Add(ref w, {times}nextWeights)", step % sets));
            }

            writer.Line($"a = ref Unsafe.Add(ref a, {Unroll} * next);");
            writer.Line($"w = ref Unsafe.Add(ref w, {Unroll} * nextWeights);");
        }
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Counted(int vectors) => vectors == 1 ? "1 vector" : $"{vectors} vectors";

    private string Parameters(int sets) => string.Join(", ", AllSums(0, sets).Select(s => $"ref Vector<float> {s}"));

    private string Arguments(int first, int sets) => string.Join(", ", AllSums(first, sets).Select(s => "ref " + s));

    private IEnumerable<string> AllSums(int first, int sets)
    {
        var tile = shape;
        return Enumerable.Range(first, sets).SelectMany(tile.Sums);
    }
}
