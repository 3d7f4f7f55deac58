// What packing does that MSBuild cannot.
using NetGen.Packing;

switch (args)
{
    case ["documentation", var assembly, var documentation, var result]:
        PublicDocumentation.Write(assembly, documentation, result);
        return 0;
    case ["pages", var repository, var result]:
        new PackedPages(repository, null).Write(result);
        return 0;
    case ["pages", var repository, var result, var pages, var files]:
        new PackedPages(repository, (pages, files)).Write(result);
        return 0;
    default:
        Console.Error.WriteLine("expected: documentation ASSEMBLY XML RESULT, or pages REPOSITORY RESULT [ADDRESS-OF-PAGES ADDRESS-OF-FILES]");
        return 2;
}
