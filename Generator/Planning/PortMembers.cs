using NetGen.Generator.Kernels;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>
/// How the members are called that a network has for each of several inputs, and each of several heads: <c>PolicySize</c>, <c>PolicyOffset</c>,
/// <c>PolicyOf</c>.
/// </summary>
internal static class PortMembers
{
    /// <summary>How the name of the constant ends that says how many numbers of a row are the port's.</summary>
    public const string Size = "Size";

    /// <summary>How the name of the constant ends that says where they begin.</summary>
    public const string Offset = "Offset";

    /// <summary>How the name of the method ends that gives them of a row.</summary>
    public const string Of = "Of";

    /// <summary>
    /// How the names of each port's members begin; one that would be called like another member, or that of another port, has a line behind it.
    /// </summary>
    /// <param name="ports">The ports that have members, in order.</param>
    public static List<string> Beginnings(IEnumerable<string> ports)
    {
        var taken = new HashSet<string>(GeneratedMembers.Names);
        List<string> beginnings = [];
        foreach (string port in ports)
        {
            string beginning = KernelNames.Of(port, string.Empty);
            while (taken.Contains(beginning + Size))
            {
                beginning += "_";
            }

            taken.Add(beginning + Size);
            beginnings.Add(beginning);
        }

        return beginnings;
    }

    /// <summary>The ports that have members: of one input alone, and of one head, those of the network say it all.</summary>
    public static IEnumerable<string> Named(IReadOnlyCollection<string> inputs, IReadOnlyCollection<string> heads) =>
        (inputs.Count > 1 ? inputs : []).Concat(heads.Count > 1 ? heads : []);
}
