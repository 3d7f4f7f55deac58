using NetGen.Generator.Emission;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The step that all products consist of: rows × vectors of sums, each plus an input times a weight vector. Forward passes and input gradients walk it over the inputs,
/// weight gradients over the rows of the batch. The JIT compiles it into the loop around it; the sums stay in registers.
/// </summary>
internal sealed class MicroKernel
{
    private readonly TileShape shape;
    private readonly string method;

    public MicroKernel(KernelSet kernels, TileShape shape, string user)
    {
        this.shape = shape;
        var writer = new CodeWriter();
        writer.Line(KernelNames.Inlined);
        string sums = string.Join(", ", Sums(0).Select(s => $"ref Vector<float> {s}"));
        using (writer.Open($"private static void §(ref float a, int stride, ref float w, {sums})"))
        {
            // The JIT keeps the order of the source: the weights are held, the inputs stream through one register.
            string second = shape.Vectors == 1 ? string.Empty : ", wb = Vector.LoadUnsafe(ref Unsafe.Add(ref w, Vector<float>.Count % 16))";
            writer.Line($"Vector<float> wa = Vector.LoadUnsafe(ref w){second};");
            for (int row = 0; row < shape.Rows; row++)
            {
                string load = row == 0 ? "var x = Vector.Create(a);" : $"x = Vector.Create(Unsafe.Add(ref a, {(row == 1 ? string.Empty : $"{row} * ")}stride));";
                writer.Line($"{load} {string.Join(" ", shape.VectorNames.Select(v => $"sum{row}{v} = Vector.MultiplyAddEstimate(x, w{v}, sum{row}{v});"))}");
            }
        }

        method = kernels.Add(
            $"MultiplyAdd{shape.Rows}x{shape.Vectors}", user, $"adds to {shape.Rows} × {shape.Vectors} sums {shape.Rows} inputs, stride apart, times {shape.Vectors} vector{(shape.Vectors > 1 ? "s" : string.Empty)} of weights.", writer.ToString());
    }

    /// <summary>The locals of a set of sums, row by row.</summary>
    public IEnumerable<string> Sums(int set)
    {
        var (rows, names) = (shape.Rows, shape.VectorNames);
        return Enumerable.Range(0, rows).SelectMany(r => names.Select(v => Sum(r, v, set)));
    }

    /// <summary>The local of one sum.</summary>
    public static string Sum(int row, char vector, int set = 0) => set == 0 ? $"sum{row}{vector}" : $"sum{row}{vector}{set}";

    /// <summary>The line that adds one step to a set of sums.</summary>
    /// <param name="inputs">Offset of the first input from <c>a</c>.</param>
    /// <param name="stride">Distance of the inputs.</param>
    /// <param name="weights">Offset of the weights from the reference.</param>
    /// <param name="reference">The reference to the weights.</param>
    /// <param name="set">Which sums.</param>
    public string Call(int inputs, int stride, int weights, string reference, int set) =>
        $"{method}({Addresses.At("a", inputs, 0)}, {stride}, {Addresses.At(reference, weights, 0)}, {string.Join(", ", Sums(set).Select(s => "ref " + s))});";
}
